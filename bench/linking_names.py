"""Names of the region for invented registers: pools by language, most frequent first, and the ways they are written.

Written from common knowledge; nobody is meant. A surname beyond the common ones is made from given names the way the
language makes them (Petar → Petrović, Петър → Петров, Γιώργος → Γεωργιάδης), so that the tail is long and thin.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Pool(NamedTuple):
    """Given names of men and women and surnames of a language, most frequent first, in its own script."""

    men: tuple[str, ...]
    women: tuple[str, ...]
    surnames: tuple[str, ...]


def _pool(men: str, women: str, surnames: str, endings: str, cut: int) -> Pool:
    """Return a pool; the tail of the surnames is a given name with an ending, `cut` letters shorter."""
    made = [_stem(name, cut) + ending for ending in endings.split() for name in f"{men} {women}".split()]
    return Pool(tuple(men.split()), tuple(women.split()), tuple(dict.fromkeys([*surnames.split(), *made])))


def _stem(name: str, cut: int) -> str:
    if cut == 2:  # Greek: -ος, -ης, -ας, -α
        return plain_greek(name).rstrip("ςαηω").rstrip("οηαι")
    return name[:-1] if name[-1] in "aeiouаеиоуë" else name


def plain_greek(text: str) -> str:
    """Return Greek without its accents, as it stands in capitals."""
    return text.translate(str.maketrans("άέήίόύώΆΈΉΊΌΎΏϊΐ", "αεηιουωΑΕΗΙΟΥΩιι"))


POOLS: dict[str, Pool] = {
    "sr": _pool(
        "Milan Dragan Zoran Nikola Marko Aleksandar Đorđe Miloš Stefan Petar Jovan Nenad Goran Slobodan Dejan Vladimir "
        "Ivan Branislav Radovan Saša Željko Ljubomir Uroš Luka Dušan Miroslav Predrag Lazar Boško Živko Veljko Đurađ",
        "Milica Jelena Marija Ana Ivana Jovana Dragana Snežana Ljiljana Vesna Gordana Svetlana Tamara Katarina Sanja "
        "Nataša Bojana Željka Dušica Mirjana Đurđica Slavica Biljana Teodora Anđela Nevena Ljubica Olivera Zorica",
        "Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Stanković Pavlović Milošević Živković Tomić "
        "Đukić Popović Simić Lukić Kostić Mitrović Ristić Todorović Savić Đurić Lazić Božić Vasić Mladenović Kovačević "
        "Filipović Stefanović Radović Krstić Čolić Šarić Žunić Ćirić Džodžo Njegovan Obradović Vuković Matić",
        "ović ić ević",
        1,
    ),
    "hr": _pool(
        "Ivan Josip Marko Stjepan Tomislav Ante Mate Luka Željko Krešimir Zvonimir Mario Hrvoje Domagoj Ivica Franjo "
        "Davor Damir Filip Šime Vjekoslav Zlatko Karlo Leon Borna Duje Frane Nikola Dražen Juraj",
        "Marija Ana Ivana Mirjana Katarina Nada Dragica Ljubica Vesna Marina Petra Lucija Martina Jasna Kristina Maja "
        "Štefica Željka Nikolina Anita Iva Sandra Dubravka Zdenka Danijela Mia Ema Nives",
        "Horvat Kovačević Babić Marić Jurić Novak Kovačić Knežević Vuković Marković Petrović Matić Tomić Pavlović "
        "Kovač Božić Blažević Grgić Pavić Radić Perić Filipović Šarić Lovrić Vidović Perković Popović Bošnjak Jukić "
        "Barišić Mandić Šimić Ćosić Đurić Žagar Crnković Klarić Brkić",
        "ić ović inić",
        1,
    ),
    "bs": _pool(
        "Mirza Amar Haris Emir Adnan Mehmed Mustafa Senad Edin Nermin Samir Almir Jasmin Kenan Tarik Elvir Muhamed "
        "Ibrahim Ismet Safet Enes Fikret Nedžad Dženan Hamza Omer Zijad Ahmed",
        "Amina Lejla Emina Aida Selma Merima Fatima Azra Senada Elma Sabina Alma Jasmina Edina Ajla Nejra Mirela Hana "
        "Samira Nermina Dženana Zehra Hatidža Ismeta Amra Lamija",
        "Hodžić Hadžić Čengić Delić Demirović Kovačević Subašić Begić Omerović Salihović Mujić Halilović Ibrahimović "
        "Mehmedović Hasanović Bajramović Avdić Husić Karić Softić Džafić Šabić Memić Zukić Suljić Ramić Alić Imamović",
        "ović agić ić",
        1,
    ),
    "mk": _pool(
        "Александар Петар Димитар Никола Стојан Ѓорѓи Горан Зоран Игор Драган Благоја Трајче Кирил Методија Љупчо Тони "
        "Дарко Сашо Бојан Владимир Виктор Ристо Томе Васил Ќиро Стефан Филип Мартин Јован Ѓоко",
        "Марија Елена Весна Билјана Сузана Снежана Ана Катерина Јасмина Лидија Марина Верица Виолета Љубица Силвана "
        "Ивана Христина Емилија Александра Магдалена Ѓурѓица Даниела Тања Мирјана Јованка",
        "Стојановски Петровски Николовски Јовановски Ристовски Трајковски Димитровски Ангеловски Тодоровски Костовски "
        "Георгиевски Ѓорѓиевски Митревски Поповски Стефановски Велковски Ивановски Јаневски Наумовски Спасовски "
        "Илиевски Павловски Манасиевски Блажевски Ќосевски Цветковски",
        "овски ов евски",
        1,
    ),
    "bg": _pool(
        "Георги Иван Димитър Николай Петър Христо Александър Стоян Стефан Йордан Васил Тодор Красимир Пламен Никола "
        "Атанас Кирил Ангел Румен Илия Валентин Любомир Борис Симеон Мартин Цветан Щерю Жельо Янко Огнян",
        "Мария Иванка Елена Йорданка Пенка Виктория Александра Радка Стефка Василка Галина Надежда Мариана Цветанка "
        "Десислава Теодора Гергана Росица Даниела Красимира Милена Снежана Жана Юлия Яна Ралица Петя Силвия",
        "Иванов Георгиев Димитров Петров Николов Христов Стоянов Тодоров Илиев Ангелов Атанасов Василев Йорданов "
        "Петков Маринов Стефанов Колев Александров Костов Михайлов Кирилов Цветков Попов Щерев Жеков Янев Юруков",
        "ов ев ски",
        1,
    ),
    "sq": _pool(
        "Arben Agim Besnik Ilir Gëzim Artan Fatmir Ardian Blerim Shkëlqim Astrit Dritan Ermal Genc Luan Petrit Sokol "
        "Skënder Valon Burim Xhevdet Naim Rexhep Bashkim Driton Edon Kushtrim Liridon Qamil Zef",
        "Valbona Mimoza Elona Drita Teuta Albana Flutura Shpresa Vjollca Arta Besa Blerta Majlinda Ornela Lindita "
        "Xhevahire Luljeta Fatime Ermira Jehona Vlora Zana Hyrije Qëndresa Njomza Eliona",
        "Hoxha Shehu Krasniqi Gashi Berisha Morina Shala Bytyqi Kelmendi Hasani Dervishi Leka Prifti Gjoka Dushku Çela "
        "Thaçi Rexhepi Hyseni Rama Zeneli Gjini Muça Kola Basha Meta Xhaferi Ademi Kryeziu Haxhiu Limani Sejdiu",
        "aj i llari",
        1,
    ),
    "ro": _pool(
        "Ion Gheorghe Vasile Alexandru Andrei Constantin Mihai Nicolae Ștefan Florin Cristian Dumitru Marian Adrian "
        "Gabriel Ionuț Daniel Cătălin Răzvan Sorin Bogdan Lucian Valentin Traian Petru Grigore Tudor Cosmin Viorel",
        "Maria Elena Ioana Ana Mihaela Andreea Cristina Alexandra Daniela Gabriela Florentina Georgeta Viorica "
        "Nicoleta Simona Mariana Rodica Ștefania Raluca Anca Doina Liliana Tatiana Natalia Lăcrămioara Oana Veronica",
        "Popescu Ionescu Popa Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Șerban Constantin Lazăr "
        "Stănescu Dobre Barbu Nistor Florea Țurcanu Moldovanu Ungureanu Dinu Cojocaru Ceban Rotaru Cebotari Tănase "
        "Moraru",
        "escu eanu oiu",
        1,
    ),
    "tr": _pool(
        "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Fatih "
        "Emre Burak Serkan Hakan Kemal Recep Cemal Ümit Şükrü Çağrı Tuğrul Barış Işık Orhan",
        "Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Sultan Zehra Hanife Merve Havva Özlem Esra Büşra Gülsüm "
        "Yasemin Songül Çiğdem Şule Nurgül Aysun Derya Gönül İpek Işıl Rabia",
        "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç "
        "Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Aksoy Güneş Işık Tekin Bulut Özer Kaplan Ünal Acar Ateş Güler "
        "Yüksel",
        "oğlu er türk",
        1,
    ),
    "el": _pool(
        "Γεώργιος Δημήτριος Κωνσταντίνος Ιωάννης Νικόλαος Παναγιώτης Χρήστος Βασίλειος Αθανάσιος Ευάγγελος Μιχαήλης "
        "Θεόδωρος Σπυρίδωνας Αντώνιος Ανδρέας Στυλιανός Ηλίας Γρηγόριος Απόστολος Σταύρος Ευστάθιος Πέτρος Λάμπρος",
        "Μαρία Ελένη Αικατερίνη Βασιλική Σοφία Αγγελική Γεωργία Δήμητρα Κωνσταντίνα Ευαγγελία Ιωάννα Παναγιώτα Άννα "
        "Χριστίνα Φωτεινή Ευθυμία Ζωή Θεοδώρα Χρυσούλα Αναστασία Ουρανία Ψηφίς",
        "Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Γεωργίου Παππάς Καραγιάννης Δημητρίου Οικονόμου Μακρής "
        "Κωνσταντίνου Παπαγεωργίου Αντωνίου Χατζής Ιωάννου Γκίκας Μπάρμπας Ντάλας Τσιώλης Ξενάκης Θεοδωρίδης Ψαράς "
        "Φωτίου Χριστοδούλου",
        "όπουλος ίδης άκης άτος",
        2,
    ),
}

GROUPS = {
    "RS": ("sr", "sr", "sr", "bs", "sq"),
    "HR": ("hr", "hr", "hr", "sr"),
    "BA": ("bs", "bs", "sr", "hr"),
    "MK": ("mk", "mk", "sq"),
    "BG": ("bg", "bg", "bg", "tr"),
    "AL": ("sq",),
    "RO": ("ro",),
    "TR": ("tr",),
    "GR": ("el",),
    "XK": ("sq", "sq", "sq", "sr"),
    "MD": ("ro",),
}
"""The languages of names in a country, each as often as it stands there."""


# Letters as other alphabets and habits write them; longer sequences come first.
def _paired(letters: str, others: str) -> dict[str, str]:
    return dict(zip(letters.split(), others.split(), strict=True))


CYRILLIC = _paired(
    "lj nj dž Lj Nj Dž a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š "
    "A B V G D Đ E Ž Z I J K L M N O P R S T Ć U F H C Č Š",
    "љ њ џ Љ Њ Џ а б в г д ђ е ж з и ј к л м н о п р с т ћ у ф х ц ч ш "
    "А Б В Г Д Ђ Е Ж З И Ј К Л М Н О П Р С Т Ћ У Ф Х Ц Ч Ш",
)
_BASE = _paired("а б в г д е з и й к л м н о п р с т у ф", "a b v g d e z i y k l m n o p r s t u f")
_MK = {**_BASE, "ј": "j", "х": "h"}
_EL = _paired(
    "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
)


def _table(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


HABITS: dict[str, tuple[dict[str, str], ...]] = {
    "sr": (CYRILLIC, _table("đ=dj š=s č=c ć=c ž=z"), _table("đ=d š=s č=c ć=c ž=z"), _table("đ=dj š=sh č=ch ć=ch ž=zh")),
    "hr": (_table("đ=d š=s č=c ć=c ž=z"), _table("đ=dj š=s č=c ć=c ž=z"), _table("ć=č")),
    "bs": (_table("đ=dj š=s č=c ć=c dž=dz ž=z"), CYRILLIC, _table("dž=dj š=sh č=ch ć=ch ž=zh")),
    "mk": (
        _MK | _table("ѓ=gj ќ=kj љ=lj њ=nj џ=dzh ѕ=dz ж=zh ш=sh ч=ch ц=c"),
        _MK | _table("ѓ=ǵ ќ=ḱ љ=lj њ=nj џ=dž ѕ=dz ж=ž ш=š ч=č ц=c"),
        _MK | _table("ѓ=g ќ=k љ=l њ=n џ=dz ѕ=z ж=z ш=s ч=c ц=c ј=y"),
    ),
    "bg": (
        _BASE | _table("ж=zh х=h ц=ts ч=ch ш=sh щ=sht ъ=a ь=y ю=yu я=ya"),
        _BASE | _table("й=j ж=j х=h ц=c ч=ch ш=sh щ=sht ъ=u ь=j ю=ju я=ja"),
        _BASE | _table("й=i ж=zh х=kh ц=tz ч=tch ш=sh щ=sht ъ=a ь=i ю=iu я=ia"),
    ),
    "sq": (_table("ë=e ç=c"), _table("xh=dž sh=š ç=č gj=đ q=ć th=t dh=d ll=l y=i ë=e"), _table("ë=e ç=q")),
    "ro": (_table("ș=ş ț=ţ"), _table("ș=s ț=t ă=a â=a î=i"), _table("ș=sh ț=ts ă=a â=a î=i")),
    "tr": (_table("ı=i ğ=g ş=s ç=c ö=o ü=u İ=I"), _table("ı=i İ=I"), _table("ğ=g ş=sh ç=ch ö=oe ü=ue ı=i İ=I")),
    "el": (
        _EL | _table("ου=ou αυ=av ευ=ev μπ=b ντ=nt γγ=ng γκ=gk τσ=ts"),
        _EL | _table("η=h θ=8 ξ=ks υ=u χ=x ω=w ου=ou"),
        _EL | _table("ου=u χ=h φ=ph μπ=mp ντ=d υ=i γγ=gg"),
    ),
}
"""The ways in which names of a language are written by people who do not write it natively."""


@cache
def written(text: str, group: str, habit: int) -> str:
    """Return a name written by a habit of its language; 0 is as its own speakers write it.

    >>> [written("Đorđe", "sr", habit) for habit in range(5)]
    ['Đorđe', 'Ђорђе', 'Djordje', 'Dorde', 'Djordje']
    """
    if not habit:
        return text
    table = HABITS[group][habit - 1]
    text, result, at = plain_greek(text) if group == "el" else text, "", 0
    while at < len(text):
        piece = next((text[at : at + n] for n in (2, 1) if text[at : at + n] in table), "")
        if piece:
            result, at = result + table[piece], at + len(piece)
            continue
        low = next((text[at : at + n] for n in (2, 1) if text[at : at + n].lower() in table), "")
        put = table[low.lower()] if low else text[at]
        result, at = result + (put[:1].upper() + put[1:]), at + max(len(low), 1)
        if not low and not text[at - 1].isupper():
            result = result[: -len(put)] + put
    return result


def habits(group: str) -> int:
    """Return how many foreign ways of writing a language has."""
    return len(HABITS[group])


@cache
def her_surname(surname: str, group: str) -> str:
    """Return a woman's form of a surname where the language has one."""
    if group == "bg" and surname[-2:] in {"ов", "ев"}:
        return surname + "а"
    if group == "bg" and surname.endswith("ски"):
        return surname[:-1] + "а"
    if group == "mk":
        return surname[:-1] + "а" if surname.endswith("ски") else surname + "а" * (surname[-2:] == "ов")
    if group == "el":
        return {"ος": surname[:-2] + "ου", "ης": surname[:-1], "ής": surname[:-1], "ας": surname[:-1]}.get(
            surname[-2:], surname
        )
    return surname


@cache
def middle(father: str, group: str, *, woman: bool) -> str:
    """Return the middle name after the father where the language has one, else an empty text."""
    if group == "bg":
        return _stem(father, 1) + "ов" + ("а" if woman else "")
    if group == "mk":
        return father
    if group == "el":
        return father[:-2] + "ου" if father[-2:] in {"ος", "ός"} else father[:-1]
    return ""
