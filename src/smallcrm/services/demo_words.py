"""The words that invented customers are made of, in five languages; no real person is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """What cards of one language say; several words of one thing stand between strokes."""

    country: str
    calling_code: str
    mobiles: tuple[str, ...]
    calendar: Calendar
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    women_families: tuple[str, ...]
    cities: tuple[tuple[str, str, str], ...]
    streets: tuple[str, ...]
    occupations: tuple[str, ...]
    firms: tuple[str, ...]
    interests: tuple[str, ...]
    tags: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


def _cities(text: str) -> tuple[tuple[str, str, str], ...]:
    """City, region and the area code of its phones."""
    return tuple((city, region, area) for city, region, area in (_split(line.replace("/", "|")) for line in _split(text)))


WORDS: Mapping[str, Words] = {
    "he": Words(
        country="ישראל",
        calling_code="972",
        mobiles=("50", "52", "53", "54", "55", "58"),
        calendar=Calendar.HEBREW,
        women=_split(
            "דנה|נועה|תמר|מאיה|שירה|יעל|אביגיל|רחל|שרה|מרים|חנה|לאה|רבקה|אסתר|מיכל|ענת|אורלי|סיגל|ורד|גלית|"
            "הילה|נטע|עדי|ליאור|טליה|רונית|חיה|צפורה"
        ),
        men=_split(
            "יוסף|דוד|משה|אברהם|יצחק|יעקב|אורי|איתי|נועם|דניאל|אריאל|יונתן|עומר|רועי|גיא|אלון|עמית|ג'ורג'|"
            "שלמה|מאיר|חיים|אליהו|רפאל|שמעון|בנימין|צבי|אהרן|עידו"
        ),
        families=_split(
            "כהן|לוי|מזרחי|פרץ|ביטון|דהן|אברהם|פרידמן|מלכה|אזולאי|כץ|יוסף|דוד|עמר|אוחיון|חדד|גבאי|בן-דוד|"
            "אדלר|שפירא|רוזנברג|גולדברג|בן ארי|שלום|אשכנזי|סגל|ברק|הרוש|וקנין|נחום|צ'רניחובסקי|ז'ורנו|טל|שמש|"
            "קפלן|ויצמן|אלמוג|בר-לב"
        ),
        women_families=(),
        cities=_cities(
            "תל אביב/גוש דן/3|ירושלים/ירושלים/2|חיפה/הצפון/4|באר שבע/הדרום/8|פתח תקווה/גוש דן/3|"
            "נתניה/השרון/9|ראשון לציון/השפלה/3|אשדוד/הדרום/8|בני ברק/גוש דן/3|רמת גן/גוש דן/3|"
            "קריית שמונה/הצפון/4|אילת/הדרום/8"
        ),
        streets=_split("הרצל|ז'בוטינסקי|בן יהודה|ויצמן|רוטשילד|אלנבי|הנביאים|דיזנגוף|שדרות ירושלים|העצמאות|סוקולוב|ביאליק"),
        occupations=_split("אופה|מורה|חשמלאי|נהגת מונית|רואת חשבון|תופרת|גנן|רופאה|נגר|סטודנטית|עורך דין|פנסיונר"),
        firms=_split('מאפיית {name} בע"מ|{name} ובניו|אחים {name}|מכולת {name}|סטודיו {name}|נגריית {name}'),
        interests=_split("שחמט|כדורגל|בישול|טיולים|קריאה|גינון|צילום|יין"),
        tags=_split("VIP|חבר|קבלן|מוסד|שכן|ספק"),
        sources=_split("שלט ברחוב|חבר הביא חבר|עיתון מקומי|אינטרנט|עבר ברחוב"),
        notes=_split(
            "אוהבת חלה ביום שישי|לא להתקשר אחרי 20:00|משלם בצ'קים דחויים|לבדוק כתובת|רגיש לבוטנים|"
            "משלוח עד הדלת, קומה 4 בלי מעלית|מעדיף קמח מלא|מבקשת קבלה על כל קנייה"
        ),
    ),
    "ar": Words(
        country="الأردن",
        calling_code="962",
        mobiles=("77", "78", "79"),
        calendar=Calendar.HIJRI,
        women=_split(
            "فاطمة|مريم|عائشة|زينب|خديجة|سارة|نور|ليلى|هدى|آمنة|رنا|سلمى|إيمان|أسماء|دعاء|هبة|رانيا|منى|سمر|وفاء|ياسمين|جميلة|لطيفة|نجلاء"
        ),
        men=_split(
            "أحمد|محمد|علي|حسن|حسين|إبراهيم|يوسف|عمر|خالد|مصطفى|عبد الله|عبد الرحمن|طارق|سامي|ياسر|كريم|رامي|"
            "فادي|جورج|أنس|بلال|وليد|زياد|هاني"
        ),
        families=_split(
            "الهاشمي|العلي|حداد|خوري|النجار|الخطيب|المصري|القاضي|التميمي|الزعبي|عواد|منصور|سليمان|الأحمد|"
            "العمري|الحسيني|شاهين|درويش|قاسم|الشريف|بركات|نصار|صالح|الرفاعي|العبادي|أبو غزالة|الكردي|الطويل|"
            "عيسى|زيدان"
        ),
        women_families=(),
        cities=_cities(
            "عمّان/الوسط/6|إربد/الشمال/2|الزرقاء/الوسط/5|العقبة/الجنوب/3|السلط/الوسط/5|مادبا/الوسط/5|"
            "الكرك/الجنوب/3|جرش/الشمال/2|معان/الجنوب/3|المفرق/الشمال/2"
        ),
        streets=_split(
            "شارع الجامعة|شارع الملكة رانيا|شارع مكة|شارع المدينة المنورة|شارع الحسين|شارع السلام|شارع الاستقلال|شارع الأمير حسن"
        ),
        occupations=_split("معلم|ممرضة|نجّار|سائق|محاسب|خيّاطة|مزارع|طبيب أسنان|مهندسة|طالب|متقاعد|حلّاق"),
        firms=_split("مخبز {name}|شركة {name} للتجارة|مؤسسة {name} وأولاده|بقالة {name}|معرض {name}"),
        interests=_split("كرة القدم|الطبخ|القراءة|السفر|الشطرنج|الصيد|الخط العربي"),
        tags=_split("زبون دائم|جملة|جار|مقاول|VIP"),
        sources=_split("صديق|لافتة المحل|إنترنت|إعلان|مرّ من هنا"),
        notes=_split(
            "يدفع آخر الشهر|لا تتصل وقت الصلاة|يفضّل التوصيل مساءً|خصم 5% متّفق عليه|يسأل عن الزيت البلدي|"
            "تحقّق من العنوان|عنده حساسية من المكسّرات"
        ),
    ),
    "fa": Words(
        country="ایران",
        calling_code="98",
        mobiles=("910", "912", "913", "915", "919", "935", "936", "990"),
        calendar=Calendar.JALALI,
        women=_split(
            "مریم|زهرا|فاطمه|نرگس|سارا|نازنین|لیلا|شیرین|پریسا|مینا|سمیرا|الهام|نیلوفر|هانیه|آزاده|گلناز|پروین|فرشته|مهسا|رویا|ژاله|چیستا"
        ),
        men=_split(
            "علی|محمد|رضا|حسین|مهدی|امیر|حسن|سعید|کامران|بهرام|داریوش|کوروش|آرش|پویا|نیما|هادی|وحید|مجید|"
            "فرهاد|جمشید|یاسر|محمدرضا|علی‌رضا|امیرحسین"
        ),
        families=_split(
            "کریمی|محمدی|احمدی|حسینی|رضایی|موسوی|جعفری|صادقی|رحیمی|قاسمی|نوری|کاظمی|ابراهیمی|اکبری|هاشمی|"
            "شریفی|یزدانی|تهرانی|اصفهانی|گل‌محمدی|پورحسین|نیک‌نام|وکیلی|فرهادی|زارعی|مرادی|ژیان|چگنی|خسروی|"
            "باقری"
        ),
        women_families=(),
        cities=_cities(
            "تهران/تهران/21|اصفهان/اصفهان/31|شیراز/فارس/71|مشهد/خراسان رضوی/51|تبریز/آذربایجان شرقی/41|"
            "کرج/البرز/26|قم/قم/25|اهواز/خوزستان/61|رشت/گیلان/13|یزد/یزد/35|کرمان/کرمان/34"
        ),
        streets=_split("خیابان ولیعصر|خیابان انقلاب|خیابان آزادی|کوچهٔ بهار|بلوار کشاورز|خیابان حافظ|خیابان سعدی|خیابان فردوسی"),
        occupations=_split("معلم|نانوا|راننده|پرستار|نجار|حسابدار|خیاط|کشاورز|مهندس|دانشجو|بازنشسته|آرایشگر"),
        firms=_split("نانوایی {name}|شرکت {name} و پسران|فروشگاه {name}|خواربار {name}|گروه صنعتی {name}"),
        interests=_split("شعر|فوتبال|آشپزی|سفر|شطرنج|خوشنویسی|کوهنوردی"),
        tags=_split("مشتری دائمی|عمده|همسایه|پیمانکار|VIP"),
        sources=_split("دوست|تابلوی مغازه|اینترنت|تبلیغ|رهگذر"),
        notes=_split(
            "آخر ماه تسویه می‌کند|بعد از ظهر تماس بگیرید|تحویل در منزل|به بادام حساسیت دارد|نشانی را بپرسید|نان سنگک می‌خواهد|چک می‌دهد"
        ),
    ),
    "bg": Words(
        country="България",
        calling_code="359",
        mobiles=("87", "88", "89", "98"),
        calendar=Calendar.GREGORIAN,
        women=_split(
            "Мария|Иванка|Елена|Йорданка|Пенка|Цветанка|Десислава|Габриела|Виктория|Радка|Снежана|Юлия|"
            "Невена|Росица|Албена|Биляна|Гергана|Ваня|Стефка|Яна"
        ),
        men=_split(
            "Иван|Георги|Димитър|Петър|Николай|Христо|Стоян|Тодор|Йордан|Васил|Атанас|Стефан|Ангел|Красимир|"
            "Пламен|Валентин|Борис|Калоян|Живко|Щерьо"
        ),
        families=_split(
            "Иванов|Петров|Георгиев|Димитров|Николов|Христов|Стоянов|Тодоров|Йорданов|Василев|Атанасов|"
            "Ангелов|Колев|Маринов|Илиев|Попов|Янков|Желев|Цветков|Щерев|Костов|Русев|Бонев|Караджов|Чолаков|"
            "Юруков"
        ),
        women_families=_split(
            "Иванова|Петрова|Георгиева|Димитрова|Николова|Христова|Стоянова|Тодорова|Йорданова|Василева|"
            "Атанасова|Ангелова|Колева|Маринова|Илиева|Попова|Янкова|Желева|Цветкова|Щерева|Костова|Русева|"
            "Бонева|Караджова|Чолакова|Юрукова"
        ),
        cities=_cities(
            "София/София-град/2|Пловдив/Пловдив/32|Варна/Варна/52|Бургас/Бургас/56|Русе/Русе/82|"
            "Стара Загора/Стара Загора/42|Плевен/Плевен/64|Благоевград/Благоевград/73|"
            "Велико Търново/Велико Търново/62"
        ),
        streets=_split("ул. Раковски|бул. Витоша|ул. Шипка|ул. Иван Вазов|бул. България|ул. Христо Ботев|ул. Цар Симеон|ж.к. Младост"),
        occupations=_split("учител|шофьор|медицинска сестра|счетоводителка|дърводелец|пенсионер|зъболекар|шивачка|студент|електротехник"),
        firms=_split("{name} ЕООД|ЕТ {name}|{name} и синове ООД|Хляб и сол {name}|Пекарна {name}"),
        interests=_split("футбол|шах|риболов|готвене|планина|музика|градина"),
        tags=_split("редовен|съсед|на едро|дебитор|VIP"),
        sources=_split("приятел|табела|интернет|обява|минувач"),
        notes=_split(
            "Плаща в края на месеца|Да не се звъни след 20 ч.|Доставка до вратата|Провери адреса|"
            "Алергия към ядки|Иска фактура|Предпочита пълнозърнест хляб"
        ),
    ),
    "en": Words(
        country="United Kingdom",
        calling_code="44",
        mobiles=("7400", "7500", "7700", "7800", "7911"),
        calendar=Calendar.GREGORIAN,
        women=_split(
            "Mary|Emma|Olivia|Amelia|Isla|Grace|Zoë|Chloé|Sophie|Alice|Ruth|Hannah|Lucy|Ella|Freya|Siân|Niamh|Margaret|Dorothy|Joan"
        ),
        men=_split(
            "John|Oliver|George|Harry|Jack|Noah|Arthur|William|Thomas|James|Oscar|Liam|Seán|Hugh|Walter|Ernest|Frank|Peter|Alan|Keith"
        ),
        families=_split(
            "Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Patel|Robinson|Wright|Thompson|Evans|"
            "Walker|White|Roberts|Green|O'Neil|MacDonald|Fitzgerald|Baker|Butcher|Müller|Nowak|D'Souza|"
            "St. John|Hughes|Ward|Quinn|Yates"
        ),
        women_families=(),
        cities=_cities(
            "London/London/2079|Manchester/North West/1614|Leeds/Yorkshire/1132|Bristol/South West/1179|"
            "Cardiff/Wales/2920|Edinburgh/Scotland/1312|Norwich/East/1603|Brighton/South East/1273|"
            "York/Yorkshire/1904"
        ),
        streets=_split("High Street|Station Road|Church Lane|Mill Road|Victoria Street|King's Road|Park Avenue|The Green"),
        occupations=_split("teacher|baker|electrician|nurse|taxi driver|accountant|carpenter|student|retired|dentist|plumber|gardener"),
        firms=_split("{name} & Sons Ltd|{name}'s Bakery|The {name} Arms|{name} Brothers|{name} Consulting"),
        interests=_split("football|chess|cooking|gardening|walking|reading|fishing"),
        tags=_split("regular|wholesale|neighbour|builder|VIP"),
        sources=_split("a friend|shop sign|internet|local paper|walked in"),
        notes=_split(
            "Pays at the end of the month|Do not ring after 8 pm|Leave parcels with No. 12|Check the address|"
            "Nut allergy|Wants a receipt each time|Prefers wholemeal"
        ),
    ),
}
