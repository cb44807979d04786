"""The doors: parse, call the workspace, render. Only here: clock, environment, terminal."""
