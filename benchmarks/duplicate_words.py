"""The words that the cards of `duplicate_data` are made of: fixed with them, so nothing else stands on them; no real person is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """What cards of one language say; names stand in the order of how common they are.

    `middle_share` is how many people write a middle name; `spellings` are ways in which a name is written by one and not
    by another; `latin` is what e-mail addresses make of each letter.
    """

    calling_code: str
    mobiles: tuple[str, ...]
    mobile_length: int
    landline_length: int
    alphabet: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    women_families: tuple[str, ...]
    middle_share: float
    cities: tuple[tuple[str, str], ...]
    streets: tuple[str, ...]
    firms: tuple[str, ...]
    firm_endings: tuple[str, ...]
    titles: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...]
    latin: Mapping[str, str]


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


def _named(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


def _cities(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, area) for name, _, area in (part.strip().partition("/") for part in text.split("|")))


def _unique(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))


def _letters(script: str, latin: str) -> dict[str, str]:
    return {letter: "" if sound == "-" else sound for letter, sound in zip(script, latin.split(), strict=True)}


_HEBREW_MEN = _split(
    "משה יוסף דוד אברהם יעקב יצחק חיים דניאל שמואל מאיר יהודה שלמה אריאל נועם אליהו מיכאל איתי אורי רפאל שמעון יונתן אלון עמית גיא "
    "רועי עומר בנימין אהרן צבי מנחם ישראל אבי יוסי מרדכי עידו תומר אסף ניר אייל רן גיל שי אלי יניב עידן ירון רונן אמיר נתן ג'ורג' "
    "אלכסנדר בוריס ולדימיר איגור סרגיי יבגני מוחמד אחמד מחמוד כרים פינחס עמוס גדעון אלעד ליאור זאב אריה דב נחום עזרא עובדיה ברוך "
    "יחזקאל ראובן אפרים יואב נדב"
)
_HEBREW_WOMEN = _split(
    "רחל שרה אסתר מרים מיכל יעל תמר חנה נועה לאה רבקה שירה מאיה אביגיל ענת דנה אורלי סיגל הילה נטע עדי ליאור טליה רונית חיה צפורה "
    "גלית ורד שושנה יהודית דבורה מלכה רותי רות אילנה ציפי אורית לימור שרון קרן מירב איריס דליה עינת הדס מורן שני ליאת אפרת אלה יובל "
    "נעמי טובה פנינה ברכה גילה דינה יוכבד סבטלנה נטליה אירינה אולגה ילנה פאטמה עאישה אלינור מזל ז'קלין רינה זהבה אתי בתיה עליזה אביבה "
    "הדר כרמל רעות"
)
_HEBREW_FAMILIES = _unique(
    _named(
        "כהן|לוי|מזרחי|פרץ|ביטון|דהן|אברהם|פרידמן|מלכה|אזולאי|כץ|יוסף|דוד|עמר|אוחיון|חדד|גבאי|בן דוד|אדלר|שפירא|רוזנברג|גולדברג|"
        "בן ארי|שלום|אשכנזי|סגל|ברק|הרוש|וקנין|נחום|טל|שמש|קפלן|ויצמן|אלמוג|בר-לב|אוחנה|יצחק|משה|בן שושן|אליהו|חזן|טייב|בוזגלו|ביטן|"
        "ברוך|חיים|שרון|קליין|רוזן|גולן|אלון|שטרן|וייס|אבוטבול|סויסה|זכאי|מימון|עזרא|יעקב|שושן|לביא|בר|פלד|כרמי|אלבז|גרינברג|שוורץ|"
        "הורוביץ|לנדאו|פישר|וולף|רבינוביץ|ליבוביץ|מור|נגר|צדוק|קורן|רגב|שגיא|שחר|תורג'מן|אסולין|בן חמו|בן שמעון|דרור|הלוי|הררי|וענונו|"
        "זהבי|חורי|חמו|טולדנו|יפה|כהנא|לוין|מועלם|מנשה|נוימן|סבג|סלע|סעדון|עובדיה|עמרם|פינטו|צור|צמח|קדוש|קרמר|רובין|רוט|שאול|שושני|"
        "שמואלי|שמעוני|ששון|תמיר|אבו חצירא|אלקיים|אמסלם|ארביב|בוחבוט|בן יוסף|בן לולו|ברגר|ברנשטיין|גוטמן|גרוס|דיין|דנינו|הכט|וקסלר|"
        "זילברמן|חסון|טננבאום|יונה|ירושלמי|כרמלי|לוגסי|ליפשיץ|מאירי|מויאל|נחמני|ניסים|סימון|עטיה|עמרני|פוקס|פרנקל|צוקרמן|קופרמן|קניג|"
        "רווה|רחמים|שוקרון|שטיין|תבור|צ'רניחובסקי|ז'ורנו|ג'ורג'י|אבו ראס|אגבאריה|נסאר|סרחאן|זועבי|בן-גוריון|בר-און|גל-און|איבנוב|פטרוב|"
        "סמירנוב|קוזנצוב|ווקנין|גינזבורג|רוזנטל|אייזנברג|שניידר|וינברג|הופמן|לרנר|מרגלית|סופר|ספיר|קרן|ארד|ארגמן|גבע|דגן|זיו|חן|עוז"
    )
)

_ARABIC_MEN = _named(
    "محمد|أحمد|علي|محمود|خالد|عمر|حسن|حسين|إبراهيم|يوسف|عبد الله|مصطفى|عبد الرحمن|سامي|طارق|ياسر|كريم|رامي|فادي|جورج|أنس|بلال|وليد|زياد|"
    "هاني|ماجد|سعيد|نبيل|جمال|عادل|فيصل|راشد|سالم|ناصر|فارس|أيمن|باسل|حمزة|رائد|سليم|صلاح|عماد|عصام|غسان|فؤاد|قاسم|لؤي|مازن|مروان|معاذ|"
    "منذر|مهند|نادر|نضال|هشام|وائل|يحيى|يزن|عيسى|موسى|داود|سليمان|إسماعيل|عبد العزيز|عبد الكريم|عز الدين|نور الدين|أسامة|إياد|ثائر|جهاد|"
    "حازم|رياض|شادي|ضياء"
)
_ARABIC_WOMEN = _named(
    "فاطمة|مريم|عائشة|زينب|خديجة|سارة|نور|ليلى|هدى|آمنة|رنا|سلمى|إيمان|أسماء|دعاء|هبة|رانيا|منى|سمر|وفاء|ياسمين|جميلة|لطيفة|نجلاء|آلاء|أمل|"
    "أمينة|إسراء|بثينة|بسمة|تغريد|حنان|دانا|دينا|رشا|رغد|رهف|ريم|زهرة|سعاد|سحر|سمية|سناء|سهام|شيماء|صفاء|عبير|علا|غادة|فرح|لانا|لبنى|لينا|"
    "ماجدة|ملك|ميساء|ناديا|نادية|نهى|هالة|هناء|هيا|وداد|يسرى|صباح|كوثر|مها|نسرين|أروى|جنى"
)
_ARABIC_FAMILIES = _named(
    "العلي|حداد|الخطيب|المصري|النجار|الزعبي|الأحمد|خوري|الهاشمي|القاضي|التميمي|عواد|منصور|سليمان|العمري|الحسيني|شاهين|درويش|قاسم|الشريف|"
    "بركات|نصار|صالح|الرفاعي|العبادي|أبو غزالة|الكردي|الطويل|عيسى|زيدان|محمد|حسن|حسين|إبراهيم|يوسف|محمود|خليل|عبد الله|الحسن|المحمد|"
    "السعيد|الخالدي|الحمد|الشامي|الحلبي|الحموي|القدسي|النابلسي|الخليلي|الغزاوي|الدمشقي|البغدادي|التونسي|المغربي|الحوراني|الصالح|العيسى|"
    "الزيدان|أبو زيد|أبو علي|أبو حسان|أبو خضر|أبو شريف|أبو سمرة|أبو ليلى|العتوم|الروسان|بني هاني|بني ياسين|المومني|الشرع|القضاة|الصمادي|"
    "الخصاونة|عبيدات|حتاملة|بطاينة|الطراونة|المجالي|الضمور|الصرايرة|المعايطة|الحباشنة|القطاونة|العدوان|الفايز|الحديد|اللوزي|الكيلاني|"
    "الدباس|النسور|الفاعوري|الحياري|خريسات|عربيات|الحنيطي|المناصير|الخوالدة|العموش|الزيود|حجازي|طوقان|المدني|الصباغ|الحلاق|السقا|الفران|"
    "اللحام|الصايغ|النحاس|البنا|الحايك|الطحان|السمان|العطار|الجمال|البيطار|الحكيم|الفقيه|الإمام|الشيخ|الحاج|عباس|جابر|حمدان|حماد|رشيد|"
    "سلامة|سمارة|شحادة|صبري|ضاهر|طه|عزام|عمران|غانم|فرحات|كنعان|لبابيدي|مراد|ملكاوي|ناصر|هلال|وهبة|يعقوب"
)

_PERSIAN_MEN = _named(
    "محمد|علی|حسین|مهدی|رضا|حسن|امیر|سعید|مجید|محمدرضا|علی‌رضا|امیرحسین|کامران|بهرام|داریوش|کوروش|آرش|پویا|نیما|هادی|وحید|فرهاد|جمشید|یاسر|"
    "احمد|محمود|مصطفی|مرتضی|ابراهیم|اسماعیل|اکبر|اصغر|عباس|جواد|حمید|حمیدرضا|غلامرضا|محمدعلی|محمدحسین|ابوالفضل|مسعود|منصور|ناصر|نادر|یوسف|"
    "یونس|کریم|رحیم|بابک|بهزاد|بهنام|پیمان|تورج|خسرو|رامین|سهراب|سیاوش|شهرام|فرزاد|فرشید|کاوه|کیوان|مازیار|مهران|"
    "میلاد|هومن|ایمان|احسان|پوریا|"
    "سجاد|صادق|عرفان"
)
_PERSIAN_WOMEN = _named(
    "فاطمه|زهرا|مریم|نرگس|سارا|زینب|معصومه|نازنین|لیلا|شیرین|پریسا|مینا|سمیرا|الهام|نیلوفر|هانیه|آزاده|گلناز|پروین|"
    "فرشته|مهسا|رویا|ژاله|چیستا|"
    "اعظم|اکرم|بهاره|پریا|ترانه|ثریا|حدیث|خدیجه|راضیه|رقیه|ریحانه|زیبا|سحر|سمانه|سمیه|سوسن|شبنم|شهلا|شهناز|صدیقه|"
    "طاهره|عاطفه|فریبا|فریده|کبری|"
    "کوثر|لاله|ملیکا|منیژه|مهناز|مهین|ناهید|نسرین|نگار|نگین|هدی|یاسمن|آرزو|آیدا|افسانه|بیتا|طیبه|محدثه|مرضیه|نجمه|هستی"
)
_PERSIAN_ROOTS = _named(
    "محمد|احمد|حسین|رضا|کریم|رحیم|قاسم|کاظم|ابراهیم|اکبر|هاشم|شریف|جعفر|صادق|نور|عباس|حسن|علی|یوسف|حیدر|قربان|خلیل|سلیمان|باقر"
)
_PERSIAN_FAMILIES = _unique(
    _named(
        "محمدی|حسینی|احمدی|کریمی|رضایی|موسوی|جعفری|صادقی|رحیمی|قاسمی|نوری|کاظمی|ابراهیمی|اکبری|هاشمی|شریفی|یزدانی|تهرانی|اصفهانی|گل‌محمدی|"
        "پورحسین|نیک‌نام|وکیلی|فرهادی|زارعی|مرادی|ژیان|چگنی|خسروی|باقری|حیدری|علیزاده|عباسی|حسنی|سلیمانی|طاهری|غلامی|ملکی|میرزایی|نجفی|"
        "نظری|یوسفی|امینی|امیری|بهرامی|پناهی|توکلی|جمشیدی|خانی|داودی|رستمی|زمانی|سعیدی|شاکری|صالحی|عزیزی|فتحی|قنبری|گودرزی|لطفی|مهدوی|"
        "ناصری|همتی|شیرازی|کرمانی|تبریزی|خراسانی|گیلانی|مازندرانی|همدانی|کاشانی|قزوینی|نیشابوری|سبزواری|اردبیلی|زنجانی|بختیاری|کرمی|"
        "مختاری|مقدم|نعمتی|نیکزاد|وحیدی|افشار|ایزدی|بیات|پارسا|ترابی|جلالی|حاتمی|دهقان|راد|سهرابی|شفیعی|صفری|طالبی|عسگری|فلاح|قربانی"
    ),
    [f"{root}{ending}" for ending in ("‌زاده", "‌پور", "‌نژاد", "ی‌فر", "یان") for root in _PERSIAN_ROOTS],
)

_BULGARIAN_MEN = _split(
    "Георги Иван Димитър Николай Петър Христо Тодор Стефан Йордан Васил Атанас Александър Стоян Ангел Красимир "
    "Пламен Валентин Борис Калоян "
    "Живко Мартин Емил Любомир Кирил Румен Владимир Даниел Виктор Асен Илия Симеон Веселин Митко Антон Огнян Цветан Галин Росен Светослав "
    "Милен Михаил Константин Методи Пенчо Станимир Теодор Тихомир Явор Боян Юлиян Захари Здравко Мирослав Деян Ивайло Бисер Добромир Лазар "
    "Марин Щерьо Кольо Слави Цоньо Филип Павел Андрей"
)
_BULGARIAN_WOMEN = _split(
    "Мария Иванка Елена Йорданка Пенка Цветанка Десислава Габриела Виктория Радка Снежана Юлия Невена Росица Албена Биляна Гергана Ваня "
    "Стефка Яна Анна Екатерина Маргарита Надежда Петя Силвия Мариана Даниела Красимира Галина Маринка Стоянка Василка Дарина Диана Теодора "
    "Кристина Ралица Вера Павлина Антоанета Милена Лиляна Людмила Ивелина Нели Райна Катя Донка Таня Тодорка "
    "Христина Илиана Светла Цветелина "
    "Зорница Елица Мая Ирина Магдалена Елисавета Златка Камелия Рая Славка Атанаска"
)
_BULGARIAN_FAMILIES = _split(
    "Иванов Георгиев Димитров Петров Николов Христов Стоянов Тодоров Йорданов Василев Атанасов Ангелов Стефанов Колев Маринов Илиев Попов "
    "Янков Желев Цветков Костов Русев Бонев Александров Михайлов Павлов Кирилов Антонов Симеонов Петков Митев Минчев Димов Ганчев Генов "
    "Добрев Дочев Златев Йотов Калчев Карагьозов Киров Кънев Лазаров Лалев Манолов Матеев Милев Младенов Москов Найденов Недев Недялков "
    "Ненов Панайотов Пеев Пенев Пенчев Петрунов Рашев Рангелов Райков Савов Славов Спасов Станев Станчев Стойков Стойчев Танев Тасев Тонев "
    "Трифонов Филипов Хаджиев Цанев Ценов Чавдаров Чолаков Шопов Юруков Яков Янев Янакиев Щерев Караджов Делчев Ботев Вазов Велчев Вълков "
    "Гетов Гочев Григоров Данев Денев Дечев Драгнев Евтимов Емилов Жеков Живков Захариев Игнатов Кацаров Коев Кръстев Кузманов Лилов "
    "Любенов Макавеев Мирчев Мутафов Начев Орлов Параскевов Радев Радулов Сираков Тенев Узунов Фотев Червенков Шишков"
)

_ENGLISH_MEN = _split(
    "John David James Michael Peter Paul Andrew Robert William Thomas George Richard Stephen Mark Christopher Daniel "
    "Oliver Harry Jack Noah "
    "Arthur Oscar Liam Seán Hugh Walter Ernest Frank Alan Keith Brian Kevin Ian Graham Colin Neil Simon Martin "
    "Philip Jonathan Matthew Adam "
    "Luke Ryan Callum Ethan Jacob Samuel Joseph Edward Henry Charles Alexander Benjamin Mohammed Ahmed Ravi Owen "
    "Rhys Dylan Gareth Alun Kyle "
    "Stuart Duncan Angus Leonard Stanley Raymond Dennis Derek Roy"
)
_ENGLISH_WOMEN = _split(
    "Mary Margaret Susan Sarah Elizabeth Emma Olivia Amelia Isla Grace Zoë Chloé Sophie Alice Ruth Hannah Lucy Ella "
    "Freya Siân Niamh Dorothy "
    "Joan Patricia Linda Christine Karen Julie Jacqueline Helen Amanda Claire Rebecca Rachel Laura Lauren Jessica Charlotte Emily Megan "
    "Katherine Catherine Anne Ann Anna Jane Janet Jean Barbara Brenda Sheila Sandra Carol Maureen Pauline Gillian "
    "Wendy Heather Fiona Alison "
    "Nicola Michelle Joanne Donna Tracey Priya Fatima Aisha Bronwen Gwen Ivy Daisy"
)
_ENGLISH_FAMILIES = _named(
    "Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Patel|Robinson|Wright|Thompson|Evans|Walker|White|Roberts|Green|Hall|Wood|"
    "Jackson|Clarke|Clark|Harris|Lewis|Khan|Cooper|King|Turner|Hill|Ward|Hughes|Moore|Edwards|Martin|Baker|Harrison|Allen|Morris|Scott|"
    "Watson|Parker|Young|Lee|James|Bennett|Cook|Shaw|Phillips|Carter|Collins|Bailey|Murphy|Kelly|Miller|Richardson|Cox|Marshall|Simpson|"
    "Anderson|Price|Adams|Mitchell|Bell|Wilkinson|Singh|Ali|Begum|Hussain|Ahmed|Campbell|Stewart|MacDonald|McDonald|"
    "Murray|Fraser|Reid|Ross|"
    "Graham|Hamilton|O'Neil|O'Brien|O'Connor|Byrne|Ryan|Walsh|Quinn|Fitzgerald|Butcher|Müller|Nowak|D'Souza|St. John|Yates|Fletcher|Foster|"
    "Gibson|Gray|Grant|Gill|Harvey|Hart|Hunt|Holmes|Howard|Hudson|Jenkins|Kaur|Kennedy|Knight|Lawrence|Lloyd|Mason|Matthews|Mills|Morgan|"
    "Newman|Nicholson|Owen|Palmer|Payne|Pearce|Pearson|Perry|Porter|Powell|Reynolds|Richards|Rogers|Rose|Russell|Sharma|Saunders|Spencer|"
    "Stevens|Stone|Sutton|Thomas|Tucker|Wallace|Watkins|Webb|Wells|West|Wheeler|Willis|Woods|Barker|Barnes|Barrett|"
    "Black|Booth|Bradley|Brooks|"
    "Burton|Butler|Chapman|Cole|Cunningham|Dawson|Day|Dean|Dixon|Elliott|Ellis|Ford|Fox|Francis|Freeman|Smith-Jones|Parry-Williams|Kowalski"
)

WORDS: Mapping[str, Words] = {
    "he": Words(
        *("972", ("50", "52", "53", "54", "55", "58"), 9, 8, "אבגדהוזחטיכלמנסעפצקרשת"),
        *(_HEBREW_WOMEN, _HEBREW_MEN, _HEBREW_FAMILIES, (), 0.05),
        cities=_cities(
            "תל אביב/3|ירושלים/2|חיפה/4|באר שבע/8|פתח תקווה/3|נתניה/9|ראשון לציון/3|אשדוד/8|בני ברק/3|רמת גן/3|קריית שמונה/4|"
            "אילת/8|חולון/3|"
            "בת ים/3|אשקלון/8|רחובות/8|הרצליה/9|כפר סבא/9|מודיעין/8|נצרת/4|לוד/8|רמלה/8|עפולה/4|טבריה/4|צפת/4|עכו/4|דימונה/8|קריית גת/8"
        ),
        streets=_named(
            "הרצל|ז'בוטינסקי|בן יהודה|ויצמן|רוטשילד|אלנבי|הנביאים|דיזנגוף|שדרות ירושלים|העצמאות|סוקולוב|ביאליק|בן גוריון|אחד העם|ארלוזורוב|"
            'הגפן|הזית|התמר|האורן|הברוש|יהודה הלוי|רמב"ם|המלך דוד|שאול המלך|קק"ל|הפלמ"ח|האלון|השקמה|נורדאו|ההגנה'
        ),
        firms=_named(
            "מאפיית {name}|{name} ובניו|אחים {name}|מכולת {name}|סטודיו {name}|נגריית {name}|מוסך {name}|חשמל {name}|{name} שיווק"
        ),
        firm_endings=(' בע"מ', " בע״מ", " בעמ"),
        titles=('ד"ר', "מר", "גב'", "פרופ'", 'עו"ד', "הרב"),
        spellings=(
            ("י", "יי"),
            ("ו", "וו"),
            ("יי", "י"),
            ("וו", "ו"),
            ("'", "׳"),
            ("-", "־"),
            ("-", " "),
            (" ", "־"),
            ("א", ""),
            ("ט", "ת"),
        ),
        latin=_letters("אבגדהוזחטיכלמנסעפצקרשתךםןףץ' -", "a b g d h o z ch t i k l m n s a p tz k r sh t ch m n f tz - - -"),
    ),
    "ar": Words(
        *("962", ("77", "78", "79"), 9, 8, "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        *(_ARABIC_WOMEN, _ARABIC_MEN, _ARABIC_FAMILIES, (), 0.5),
        cities=_cities(
            "عمّان/6|إربد/2|الزرقاء/5|العقبة/3|السلط/5|مادبا/5|الكرك/3|جرش/2|معان/3|المفرق/2|عجلون/2|الطفيلة/3|الرصيفة/5|"
            "الرمثا/2|سحاب/6|صويلح/6"
        ),
        streets=_named(
            "شارع الجامعة|شارع الملكة رانيا|شارع مكة|شارع المدينة المنورة|شارع الحسين|شارع السلام|شارع الاستقلال|"
            "شارع الأمير حسن|شارع القدس|"
            "شارع الرشيد|شارع بغداد|شارع الزهور|شارع فلسطين|شارع الحرية|شارع الأردن|شارع الملك طلال|شارع خالد بن الوليد|شارع اليرموك"
        ),
        firms=_named("مخبز {name}|شركة {name} للتجارة|مؤسسة {name} وأولاده|بقالة {name}|معرض {name}|مطعم {name}|صيدلية {name}"),
        firm_endings=(" ذ.م.م", " م.ع.م", " ذ م م"),
        titles=("د.", "السيد", "السيدة", "م.", "الحاج", "أستاذ"),
        spellings=(
            ("ة", "ه"),
            ("أ", "ا"),
            ("إ", "ا"),
            ("آ", "ا"),
            ("ى", "ي"),
            ("ي", "ى"),
            ("ؤ", "و"),
            ("ئ", "ي"),
            ("عبد ", "عبد"),
            ("أبو ", "ابو"),
        ),
        latin=_letters(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىؤئءّ ", "a b t th j h kh d th r z s sh s d t z a gh f q k l m n h w i a i a a a o e - - -"
        ),
    ),
    "fa": Words(
        *("98", ("910", "912", "913", "915", "919", "935", "936", "990"), 10, 10, "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"),
        *(_PERSIAN_WOMEN, _PERSIAN_MEN, _PERSIAN_FAMILIES, (), 0.0),
        cities=_cities(
            "تهران/21|اصفهان/31|شیراز/71|مشهد/51|تبریز/41|کرج/26|قم/25|اهواز/61|رشت/13|یزد/35|کرمان/34|ساری/11|ارومیه/44|"
            "همدان/81|قزوین/28|زنجان/24"
        ),
        streets=_named(
            "خیابان ولیعصر|خیابان انقلاب|خیابان آزادی|کوچهٔ بهار|بلوار کشاورز|خیابان حافظ|خیابان سعدی|خیابان فردوسی|"
            "خیابان شریعتی|خیابان مطهری|"
            "خیابان بهشتی|کوچهٔ گلستان|خیابان امام|بلوار معلم|خیابان طالقانی|خیابان مدرس|کوچهٔ لاله|خیابان خیام"
        ),
        firms=_named("نانوایی {name}|شرکت {name} و پسران|فروشگاه {name}|خواربار {name}|گروه صنعتی {name}|رستوران {name}|داروخانه {name}"),
        firm_endings=(" (با مسئولیت محدود)", " سهامی خاص"),
        titles=("دکتر", "آقای", "خانم", "مهندس", "حاج", "استاد"),
        spellings=(
            ("ی", "ي"),
            ("ک", "ك"),
            ("\u200c", " "),
            ("\u200c", ""),
            ("ه", "ة"),
            ("آ", "ا"),
            ("محمدرضا", "محمد رضا"),
            ("حسین", "حسين"),
            ("ئ", "ی"),
        ),
        latin=_letters(
            "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئٔ\u200c ", "a b p t s j ch h kh d z r z zh s sh s z t z a gh f gh k g l m n v h i a e - - -"
        ),
    ),
    "bg": Words(
        *("359", ("87", "88", "89", "98"), 9, 8, "абвгдежзийклмнопрстуфхцчшщъьюя"),
        *(_BULGARIAN_WOMEN, _BULGARIAN_MEN, _BULGARIAN_FAMILIES, tuple(f"{name}а" for name in _BULGARIAN_FAMILIES), 0.6),
        cities=_cities(
            "София/2|Пловдив/32|Варна/52|Бургас/56|Русе/82|Стара Загора/42|Плевен/64|Благоевград/73|Велико Търново/62|Сливен/44|Добрич/58|"
            "Шумен/54|Перник/76|Хасково/38|Ямбол/46|Пазарджик/34|Враца/92|Видин/94|Габрово/66|Кърджали/36"
        ),
        streets=_named(
            "ул. Раковски|бул. Витоша|ул. Шипка|ул. Иван Вазов|бул. България|ул. Христо Ботев|ул. Цар Симеон|ж.к. Младост|ул. Васил Левски|"
            "ул. Шести септември|ул. Граф Игнатиев|бул. Черни връх|ул. Опълченска|ж.к. Люлин|ул. Пирин|ул. Родопи|"
            "ул. Хан Аспарух|ул. Странджа"
        ),
        firms=_named("{name}|{name} и синове|Хляб и сол {name}|Пекарна {name}|Автосервиз {name}|Аптека {name}|{name} Строй|{name} Груп"),
        firm_endings=(" ЕООД", " ООД", " АД", " ЕТ"),
        titles=("г-н", "г-жа", "д-р", "проф.", "инж.", "адв."),
        spellings=(
            ("а", "a"),
            ("о", "o"),
            ("е", "e"),
            ("с", "c"),
            ("р", "p"),
            ("й", "и"),
            ("ьо", "йо"),
            ("ъ", "а"),
            ("и", "й"),
            ("А", "A"),
            ("К", "K"),
        ),
        latin=_letters("абвгдежзийклмнопрстуфхцчшщъьюя- ", "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya - -"),
    ),
    "en": Words(
        *("44", ("7400", "7500", "7700", "7800", "7911"), 10, 10, "abcdefghijklmnopqrstuvwxyz"),
        *(_ENGLISH_WOMEN, _ENGLISH_MEN, _ENGLISH_FAMILIES, (), 0.2),
        cities=_cities(
            "London/2079|Manchester/1614|Leeds/1132|Bristol/1179|Cardiff/2920|Edinburgh/1312|Norwich/1603|Brighton/1273|"
            "York/1904|Hull/1482|"
            "Oxford/1865|Cambridge/1223|Exeter/1392|Bath/1225|Derby/1332|Swansea/1792|Dundee/1382|Lincoln/1522|Ipswich/1473|"
            "Stoke-on-Trent/1782"
        ),
        streets=_named(
            "High Street|Station Road|Church Lane|Mill Road|Victoria Street|King's Road|Park Avenue|The Green|London Road|Church Road|"
            "Manor Road|Queen Street|Windsor Road|Springfield Road|George Street|Green Lane|Chester Road|North Street|"
            "Alexandra Road|Grange Road"
        ),
        firms=_named("{name} & Sons|{name}'s Bakery|The {name} Arms|{name} Brothers|{name} Consulting|{name} Plumbing|{name} Motors"),
        firm_endings=(" Ltd", " Limited", " Ltd.", " LLP"),
        titles=("Dr", "Mr", "Mrs", "Ms", "Prof.", "Rev."),
        spellings=(
            ("ë", "e"),
            ("é", "e"),
            ("á", "a"),
            ("â", "a"),
            ("ü", "u"),
            ("'", "’"),
            ("'", ""),
            ("-", " "),
            ("Mac", "Mc"),
            ("ie", "y"),
            ("ph", "f"),
        ),
        latin=_letters("abcdefghijklmnopqrstuvwxyzëéáâü'-. ", "a b c d e f g h i j k l m n o p q r s t u v w x y z e e a a u - - - -"),
    ),
}
