"""Names of nobody in particular, put together at random from common given, family and business words: what should raise no alert."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

PEOPLE = {
    "english": (
        (
            "James Mary Robert Patricia Michael Jennifer Susan Thomas Sarah Daniel Nancy Mark Emily Andrew Paul Olivia George Emma "
            "Edward Grace"
        ),
        (
            "Smith Johnson Williams Brown Taylor Davies Evans Wilson Roberts Walker Wright Hughes Green Hall Wood Clarke Baker "
            "Turner Hill Cooper"
        ),
    ),
    "german": (
        (
            "Hans Peter Wolfgang Klaus Jürgen Dieter Ursula Monika Petra Sabine Andreas Stefan Christian Martina Heike Uwe Birgit "
            "Ralf Anja Jan"
        ),
        (
            "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf "
            "Schröder Neumann Braun Krüger"
        ),
    ),
    "french": (
        (
            "Jean Marie Pierre Nathalie Michel Isabelle André Sylvie Philippe Catherine Alain Martine Bernard Christine Hélène "
            "François Luc Anne Paul Claire"
        ),
        (
            "Martin Bernard Dubois Thomas Robert Petit Durand Leroy Moreau Simon Laurent Lefebvre Roux Fournier Girard Bonnet "
            "Dupont Lambert Rousseau Vincent"
        ),
    ),
    "spanish": (
        (
            "José María Antonio Carmen Manuel Josefa Francisco Isabel Juan Pilar David Laura Javier Marta Carlos Elena Miguel Lucía "
            "Rafael Sara"
        ),
        (
            "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Muñoz Álvarez Romero Alonso "
            "Navarro Torres Ramos Gil"
        ),
    ),
    "arabic": (
        "Mohammed Ahmed Ali Hassan Omar Khalid Youssef Ibrahim Mahmoud Tarek Fatima Aisha Layla Samir Karim Nabil Walid Rania Hala Ziad",
        (
            "Mansour Haddad Khoury Nasser Saleh Farah Hamdan Sayegh Darwish Najjar Shaheen Awad Khalil Barakat Qasim Zaidan Sabbagh "
            "Tawil Rahman Aziz"
        ),
    ),
    "persian": (
        (
            "Mohammad Reza Ali Hossein Mehdi Amir Saeed Maryam Zahra Fatemeh Leila Majid Hamid Behrouz Kamran Nasrin Shirin Farhad "
            "Arash Dariush"
        ),
        (
            "Mohammadi Hosseini Ahmadi Karimi Rezaei Moradi Jafari Ebrahimi Rahimi Kazemi Sadeghi Mousavi Hashemi Akbari Ghasemi "
            "Tehrani Shirazi Norouzi Bagheri Zarei"
        ),
    ),
    "russian": (
        (
            "Alexander Sergey Dmitry Andrey Alexey Elena Olga Tatiana Natalia Irina Mikhail Vladimir Ivan Nikolai Yulia Maxim Pavel "
            "Anna Svetlana Roman"
        ),
        (
            "Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fedorov Morozov Volkov Alekseev Lebedev "
            "Semenov Egorov Pavlov Kozlov Stepanov Orlov"
        ),
    ),
    "chinese": (
        "Wei Fang Min Jing Lei Qiang Xiuying Jun Yan Chao Xiaoming Haibo Zhiwei Lihua Guoqiang Jianhua Meiling Yutong Zihan Haoran",
        "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo",
    ),
    "turkish": (
        "Mehmet Mustafa Ahmet Fatma Ayşe Emine Hüseyin Hasan İbrahim Zeynep Murat Elif Osman Yusuf Merve Emre Burak Selin Deniz Cem",
        (
            "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan "  # noqa: RUF001 - Turkish letters are meant
            "Şimşek"
        ),
    ),
    "indian": (
        "Rahul Priya Amit Anita Rajesh Sunita Vijay Kavita Sanjay Deepa Arjun Neha Suresh Pooja Ravi Meena Anil Lakshmi Kiran Vikram",
        "Sharma Verma Gupta Singh Kumar Patel Reddy Nair Iyer Mehta Joshi Desai Rao Mishra Agarwal Chopra Kapoor Malhotra Banerjee Das",
    ),
}
CORES = (
    "Albatros Meridian Kestrel Harbour Lindquist Oakfield Bellwether Corvino Delmar Eastgate Ferrand Granville Hartmann "
    "Inverness Juniper Kilmore  Larkspur Montrose Northwind Osprey Pelham Quillan Ravenna Silverline Tamarack Ullmann Vantage "
    "Westbrook Yarrow Zephyr Anatolia Bosphorus Cedar  Falcon Jasmine Orchid Lotus Summit Pioneer Horizon"
)
BUSINESS = (
    "Trading Shipping Engineering Logistics Foods Textiles Chemicals Electronics Consulting Metals Energy "
    "Pharma Marine Machinery Industries Tools"
)
FORMS = "Ltd GmbH S.A. LLC Inc. S.r.l. B.V. AG Co. PLC"


def make_people(random: Random, each: int) -> list[tuple[str, str]]:
    """Make `each` persons of each culture, one in three with a second given name: (name, culture)."""
    return [(_person(random, *words), culture) for culture, words in PEOPLE.items() for _ in range(each)]


def _person(random: Random, given: str, family: str) -> str:
    """Put one name together."""
    first = random.sample(given.split(), 2 if random.random() < 1 / 3 else 1)
    return " ".join([*first, random.choice(family.split())])


def make_companies(random: Random, count: int) -> list[str]:
    """Make companies of one or two made-up words, a line of business and a legal form."""
    return [
        f"{' '.join(random.sample(CORES.split(), random.choice((1, 2))))} {random.choice(BUSINESS.split())} {random.choice(FORMS.split())}"
        for _ in range(count)
    ]
