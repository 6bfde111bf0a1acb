"""The words by which people head their columns, in five languages: data, folded and looked up by `headers`.

Each entry lists words divided by `|`, a line per language: English, Hebrew, Arabic, Persian, Bulgarian. Spelling counts
as `headers.header_key` leaves it: case, points, quotation marks, hyphens, kinds of letters, the article of Arabic and a
number at the end make no difference.
"""

# ruff: noqa: E501 - a line holds the words of one language

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CREDIT = "credit"
"""A column of what the shop owes the customer: a balance with its sign turned."""

ROW_COUNTER = "row_counter"
"""A column that only counts the rows."""

BOOK_SINCE = "created_at"
"""A column of our own files that the book fills by itself, whatever a file says."""

FIELD_WORDS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name|full name|customer|client|customer name|client name|contact|contact name|person|display name|name and surname|names|account name|cust|account holder|whole name|formatted name|first and last name|first name and surname|client full name|given and family name|who",
        "שם|שם מלא|לקוח|לקוחה|שם לקוח|שם הלקוח|שם הלקוחה|שמות|איש קשר|שם ומשפחה|שם פרטי ומשפחה|שם משפחה ושם פרטי|שם משפחה ופרטי|שם ושם משפחה|שם מלא של הלקוח|שם פרטי ומשפחה|שם פרטי ושם משפחה|שם ומש|מי",
        "الاسم|الاسم الكامل|العميل|اسم العميل|الزبون|اسم الزبون|اسم الشخص|الاسم واللقب|الاسم الثلاثي|جهة الاتصال|اسم جهة الاتصال|الاسم بالكامل|اسم العميل الكامل|الاسم الرباعي|الاسم والعائلة",
        "نام|نام و نام خانوادگی|نام کامل|نام مشتری|مشتری|نام شخص|اسم|اسم و فامیل|نام و فامیل|نام و فامیلی|اسم مشتری|طرف حساب|نام مخاطب|نام و نام خانوادگی مشتری|نام کامل مشتری",
        "Име|Имена|Трите имена|Име и фамилия|Име презиме фамилия|Име презиме и фамилия|Клиент|Име на клиент|Име на клиента|Лице за контакт|Пълно име|Три имена|Име на лице|Наименование|Наименование на клиента|Партньор|Контрагент|Име и презиме и фамилия|Клиент име|Кой",
    ),
    "number": (
        "number|no|customer number|customer no|customer id|client number|client no|client id|account|account number|account no|id|code|customer code|client code|card number|card no|member number|cust no|cid|client ref|customer ref",
        "מספר|מס|מספר לקוח|מס לקוח|מס הלקוח|קוד|קוד לקוח|מספר כרטיס|מס כרטיס|כרטיס|מספר חשבון|מס חשבון|מזהה|מזהה לקוח|מס לק|מספר לקוח במערכת",
        "الرقم|رقم|رقم العميل|رقم الزبون|رقم الحساب|الكود|كود العميل|رمز العميل|رقم البطاقة|معرف العميل",
        "شماره|شماره مشتری|کد|کد مشتری|شماره حساب|کد اشتراک|شماره اشتراک|شماره پرونده|شناسه",
        "Номер|Клиентски номер|Номер на клиент|Код|Код на клиент|Клиентски код|Кл номер|Номер на карта|№ на клиент|Клиент №|ID|Партида|Партиден номер",
    ),
    ROW_COUNTER: (
        "#|row|row no|row number|line|line no|serial|serial no|s no|sr no|seq",
        "שורה|מסד|מס שורה|מספר שורה|מס סידורי|מספר סידורי",
        "م|ت|التسلسل|تسلسل|مسلسل|الرقم التسلسلي|رقم السطر",
        "ردیف|شماره ردیف",
        "№|№ по ред|пореден номер|пореден №|номер по ред|по ред|ред",
    ),
    "kind": (
        "kind|person or firm|type of customer|customer type|client type",
        "סוג לקוח|סוג הלקוח|אדם או חברה|אדם או עסק",
        "نوع العميل|فرد أو شركة|شخص أو منشأة|شخص أو شركة",
        "نوع مشتری|حقیقی حقوقی|حقیقی یا حقوقی|شخص یا شرکت",
        "Вид клиент|Тип клиент|Лице или фирма",
    ),
    "title": (
        "title|salutation|prefix|name prefix|mr mrs",
        "תואר|תואר פנייה",
        "اللقب العلمي|اللقب الرسمي|الصفة|لقب المخاطبة",
        "پیشوند|پیشوند نام|عنوان مؤدبانه",
        "Титла|Обръщение",
    ),
    "given_name": (
        "given name|first name|firstname|forename|christian name|given|first|fname|f name|first nm",
        "שם פרטי|פרטי|ש פרטי|שם פר",
        "الاسم الأول|الاسم الشخصي",
        "نام کوچک|اسم کوچک",
        "Собствено име|Собствено|Лично име|Първо име|Малко име",
    ),
    "middle_name": (
        "middle name|middle|second name|additional name|patronymic",
        "שם אמצעי|שם שני|שם האב",
        "الاسم الأوسط|اسم الأب",
        "نام میانی|نام پدر",
        "Презиме|Бащино име|Бащино|Второ име",
    ),
    "family_name": (
        "family name|last name|lastname|surname|family|last|lname|l name|last nm",
        "שם משפחה|משפחה|שם המשפחה|ש משפחה|שם מש",
        "اسم العائلة|العائلة|الشهرة|الاسم الأخير|النسبة",
        "نام خانوادگی|فامیل|فامیلی|شهرت|نام فامیل",
        "Фамилия|Фамилно име",
    ),
    "known_as": (
        "known as|nickname|nick|alias|aka",
        "כינוי|שם חיבה|מכונה|ידוע כ",
        "اللقب|الاسم المستعار|معروف باسم|اسم الشهرة|معروف بـ|يعرف بـ|كنية",
        "نام مستعار|معروف به|مشهور به",
        "Прякор|Известен като|Псевдоним",
    ),
    "mobile": (
        "mobile|mobile phone|mobile number|mobile no|cell|cell phone|cellphone|cellular|gsm|whatsapp|whatsapp number|handy|mob|sms|cell no|cell number|cell #|mobile #|mob no|mob number|whats app|phone mobile|mobile tel|tel mobile|phone cell|cell tel|mobile telephone",
        "נייד|ניד|טלפון נייד|טל נייד|פלאפון|פלא|סלולרי|סלולארי|טלפון סלולרי|נייד ראשי|מספר נייד|מס נייד|ווטסאפ|וואטסאפ|וואטסאפ נייד|פל|סלולר|מספר סלולרי|מס סלולרי|טל סלולרי|טל סלולארי",
        "الجوال|جوال|رقم الجوال|الموبايل|موبايل|رقم الموبايل|المحمول|رقم المحمول|الهاتف المحمول|الهاتف الجوال|الخلوي|الهاتف الخلوي|النقال|هاتف نقال|الهاتف النقال|واتساب|واتس|واتس اب|تليفون محمول|التليفون المحمول",
        "موبایل|شماره موبایل|تلفن همراه|همراه|شماره همراه|شماره تلفن همراه|گوشی|شماره گوشی|واتساپ|واتس اپ|شماره واتساپ|شماره تلفن همراه مشتری",
        "Мобилен|Мобилен телефон|Моб|Моб тел|Мобилен тел|Мобилен номер|GSM|ГСМ|Джиесем|Вайбър|Viber|М тел|Тел моб|Телефон мобилен|GSM номер|Телефон GSM",
    ),
    "phone": (
        "phone|telephone|tel|phone number|phone no|tel no|telephone number|telephones|phones|phone numbers|landline|home phone|business phone|work phone|office phone|main phone|other phone|phone 1 value|company main phone|ph|ph no|phone #|tel #|contact no|contact number|contact phone|contact tel|car phone|phone value|home tel|work tel|day phone|evening phone|home number|work number|office number|business number",
        "טלפון|טל|טלפונים|מספר טלפון|מס טלפון|מס הטלפון|טלפון בבית|טלפון בית|טלפון קווי|קווי|טלפון עבודה|טלפון בעבודה|טלפון נוסף|טל בית|טל עבודה|טלפון קבוע",
        "الهاتف|هاتف|رقم الهاتف|التلفون|تلفون|رقم التلفون|الهاتف الثابت|هاتف المنزل|هاتف العمل|الهاتف الأرضي|أرقام الهاتف|هاتف آخر|تليفون|رقم التليفون|تليفون المنزل|تليفون العمل|هاتف ثابت",
        "تلفن|شماره تلفن|تلفن ثابت|شماره ثابت|تلفن منزل|تلفن محل کار|شماره تماس|تماس|تلفن تماس|ثابت|شماره منزل|شماره محل کار",
        "Телефон|Тел|Телефонен номер|Тел номер|Телефони|Стационарен телефон|Домашен телефон|Служебен телефон|Стационарен|Стац|Стац тел|Телефон за връзка|Телефон за контакт|Тел за връзка|Тел за контакт|Тел №|Дом тел|Домашен тел|Сл тел|Служ тел|Служебен тел",
    ),
    "fax": (
        "fax|fax number|fax no|business fax|home fax|telefax",
        "פקס|פקסימיליה|מספר פקס|מס פקס",
        "الفاكس|فاكس|رقم الفاكس",
        "فکس|نمابر|دورنگار|فاکس",
        "Факс|Номер на факс",
    ),
    "email": (
        "email|e mail|mail|email address|e mail address|e mail addresses|mail address|emails|email addr|e mail addr|eml|e mail value|email value|home email|work email|email home|email work",
        "דואל|אימייל|איימיל|אימל|מייל|דואר אלקטרוני|דוא אלקטרוני|כתובת מייל|כתובת אימייל|כתובת דואל|כתובת דואר אלקטרוני|אי מייל|דוא ל|כתובת דואר אלקטרוני",
        "البريد الإلكتروني|البريد الالكتروني|الإيميل|ايميل|بريد إلكتروني|البريد|عنوان البريد الإلكتروني|عنوان البريد",
        "ایمیل|پست الکترونیک|پست الکترونیکی|رایانامه|آدرس ایمیل|نشانی الکترونیکی|نشانی پست الکترونیکی|نشانی ایمیل",
        "Ел поща|Имейл|Имейл адрес|Е поща|Електронна поща|Мейл|Email|Е мейл|Ел адрес|Адрес на ел поща|Адрес на електронна поща",
    ),
    "preferred_contact": (
        "preferred contact|prefers to be reached by|preferred means of contact|contact by|best way to reach",
        "דרך התקשרות|אמצעי קשר מועדף|דרך קשר מועדפת|מעדיף קשר|איך ליצור קשר|מעדיף קשר באמצעות|מעדיף ה קשר באמצעות",
        "وسيلة التواصل المفضلة|طريقة التواصل|طريقة التواصل المفضلة|يفضل التواصل عبر|التواصل المفضل",
        "روش تماس|راه تماس|راه تماس دلخواه|روش ارتباط ترجیحی",
        "Предпочитана връзка|Предпочита връзка чрез|Предпочитан контакт|Начин на връзка",
    ),
    "street": (
        "street|address|street address|address line|home address|business street|home street|address line 1|postal address|mailing address|billing address|street and number|addr|full address|str|address street|formatted address|street name",
        "רחוב|כתובת|כתובת מגורים|רחוב ומספר|רחוב ומס|כתובת למשלוח|כתובת למכתבים|כתובת מלאה|כת|רח|רח ומספר|רחוב ומספר בית|שם רחוב|שם הרחוב",
        "العنوان|عنوان|الشارع|شارع|عنوان السكن|عنوان المنزل|العنوان البريدي|العنوان الكامل|العنوان بالكامل|عنوان كامل",
        "آدرس|نشانی|خیابان|آدرس منزل|نشانی منزل|آدرس کامل|آدرس محل کار|آدرس پستی|نشانی پستی",
        "Адрес|Улица|Ул|Адрес за доставка|Улица и номер|Адрес за кореспонденция|Домашен адрес|Постоянен адрес|Адр|Пълен адрес|Адрес улица",
    ),
    "city": (
        "city|town|place|locality|home city|business city|city town|town city|village|address city",
        "עיר|ישוב|יישוב|עיר מגורים|מקום|מקום מגורים|עיר ישוב|שם ישוב",
        "المدينة|مدينة|البلدة|القرية|مكان السكن",
        "شهر|شهرستان|روستا|محل سکونت",
        "Град|Населено място|Нас място|Гр|Село|Град село|Местоживеене|Адрес град",
    ),
    "postcode": (
        "postcode|post code|postal code|zip|zip code|pin code|business postal code|home postal code|address postal code",
        "מיקוד|מיקוד דואר",
        "الرمز البريدي|رمز بريدي",
        "کد پستی|کدپستی",
        "Пощенски код|Адрес пощенски код|Пощ код|ПК|П код|П к",
    ),
    "country": (
        "country|country region|business country region|home country region|state country|address country",
        "ארץ|מדינה",
        "البلد|الدولة",
        "کشور",
        "Държава|Страна|Адрес държава",
    ),
    "region": (
        "region|area|district|state|county|province|zone|quarter|neighbourhood|address region|business state|home state|other state",
        "אזור|איזור|מחוז|שכונה|קו|קו חלוקה",
        "المنطقة|الحي|المحافظة|الولاية",
        "منطقه|استان|محله|ناحیه|بخش",
        "Област|Регион|Район|Община|Квартал|Кв",
    ),
    "company": (
        "company|company name|firm|business|business name|organisation|organization|employer|organization name|trading name|co|comp|org|co name",
        "חברה|שם חברה|שם החברה|עסק|שם עסק|שם העסק|בית עסק|ארגון|פירמה|מקום עבודה",
        "الشركة|شركة|اسم الشركة|المؤسسة|المنشأة|جهة العمل|المحل|اسم المحل",
        "شرکت|نام شرکت|موسسه|سازمان|فروشگاه|نام فروشگاه|محل کار",
        "Фирма|Име на фирма|Име на фирмата|Компания|Дружество|Организация|Фирмено име|Месторабота",
    ),
    "role": (
        "role|job title|position|function|job role|organization title|organization job title",
        "תפקיד|תואר תפקיד|תפקיד בחברה",
        "المنصب|المسمى الوظيفي|الوظيفة",
        "سمت|عنوان شغلی|پست سازمانی",
        "Длъжност|Позиция|Роля",
    ),
    "occupation": (
        "occupation|profession|job|trade|work|occup|prof",
        "עיסוק|מקצוע|משלח יד|עבודה",
        "المهنة|العمل|مهنة",
        "شغل|حرفه|پیشه",
        "Професия|Занятие|Работа",
    ),
    "birthday": (
        "birthday|birth date|birthdate|date of birth|year of birth|birth year|dob|born|born on|d o b|b day|bday|birth|birth day",
        "יום הולדת|תאריך לידה|ת לידה|תל|לידה|ת לידה לועזי|תאריך לידה לועזי|נולד|נולדה|יומולדת|יום לידה|שנת לידה|תאריך לידה עברי|יומהולדת|ת ל",
        "تاريخ الميلاد|تاريخ الولادة|عيد الميلاد|الميلاد|ت الميلاد|المواليد|يوم الميلاد|سنة الميلاد",
        "تاریخ تولد|تولد|ت تولد|روز تولد|سال تولد|متولد|ت ت",
        "Дата на раждане|Рожден ден|Рождена дата|Роден|Родена|Роден на|Д на раждане|Год на раждане|Година на раждане|РД|Р ден|Рожд ден|Рожд дата|Дата на р|Дата на рожд",
    ),
    "age": ("age|years old", "גיל", "العمر|السن", "سن", "Възраст|Години"),
    "marital_status": (
        "marital status|family status|civil status|marital|married",
        "מצב משפחתי|סטטוס משפחתי",
        "الحالة الاجتماعية|الحالة العائلية",
        "وضعیت تأهل|تأهل|وضعیت تاهل",
        "Семейно положение|Сем положение",
    ),
    "interests": (
        "interests|interest|hobbies|hobby|likes",
        "תחומי עניין|תחביבים|תחביב|תחום עניין",
        "الاهتمامات|الهوايات|الهواية",
        "علایق|علاقه مندی|علاقه مندی ها|سرگرمی",
        "Интереси|Хоби|Хобита|Интерес",
    ),
    "balance": (
        "balance|debt|owes|owing|amount due|amount owed|outstanding|outstanding balance|opening balance|balance due|due|current balance|account balance|debit balance|debit|receivable|total due|owed|credit balance owed|bal|debts|owes us|owes me|amt due|amt owed|to pay|unpaid|past due|still owes|debits|dr|balance owed|total debt|total owed|current debt|amount owing|total balance|total outstanding|closing balance|closing bal|ending balance|end balance|final balance|balance c f|balance carried forward|carried forward|c f|balance c d|year end balance|balances|remaining|remaining balance|remaining debt|remaining amount|amount remaining|balance remaining|debt remaining|left to pay|amount left|balance left|debt left|money left|remains to pay|still to pay|remainder",
        "יתרה|חוב|יתרת חוב|יתרת חובה|חובה|סכום חוב|סהכ חוב|חייב|חייבת|חוב פתוח|יתרת פתיחה|יתרה לתשלום|לתשלום|יתרה נוכחית|כמה חייב|חובות|הקפה|בהקפה|יתרת הקפה|יתרה לחובה|מצב חשבון|נשאר חייב|יתרות|סך חוב|חוב נוכחי|סכום החוב|כמה חייבים|חייבים|סהכ לתשלום|יתרה בהקפה|יתרת לקוח|חוב מצטבר|סכום לתשלום|חוב כולל|יתרת סגירה|יתרה סוגרת|יתרה סופית|יתרה לסוף תקופה|יתרה לסוף שנה|נשאר|נותר|נותר לתשלום|נותר לשלם|נשאר לתשלום|נשאר לשלם|יתרה שנותרה|חוב שנותר|יתרת החוב|יתרה לפירעון",
        "الرصيد|رصيد|الدين|الديون|دين|عليه|المبلغ المستحق|المستحق|المستحقات|الرصيد الافتتاحي|الرصيد الحالي|المتبقي|الباقي|مدين|الرصيد المدين|المديونية|على الحساب|الدين الحالي|المتبقي عليه|المبلغ المتبقي|الدين المتبقي|الرصيد الحالي للعميل|منه|مبلغ الدين|إجمالي الدين|رصيد آخر المدة|رصيد آخر الفترة|رصيد نهاية المدة|رصيد نهاية الفترة|الرصيد الختامي|الرصيد النهائي|رصيد آخر السنة|الأرصدة|باقي|متبقي|بقي عليه|باقي الدين|باقي الحساب|المبلغ الباقي|الرصيد المتبقي",
        "مانده|مانده حساب|بدهی|بدهکار|مبلغ بدهی|بدهی مشتری|مانده بدهی|حساب|حساب دفتری|نسیه|مانده اولیه|طلب ما|مانده بدهکار|بدهی فعلی|مقدار بدهی|کل بدهی|مانده نهایی|مانده پایان دوره|مانده آخر دوره|مانده پایانی|مانده انتهای دوره|مانده پایان سال|مانده آخر سال|باقی مانده|باقیمانده|باقی|مبلغ باقی مانده|مبلغ باقیمانده|بدهی باقی مانده|باقی مانده بدهی|مانده قابل پرداخت",
        "Салдо|Задължение|Задължения|Дължи|Дължима сума|Дълг|Баланс|Остатък|Начално салдо|Вересия|Борч|Сума за плащане|За плащане|Дебитно салдо|Задълж|Тефтер|По тефтер|Дебит|Дт|Общо дължи|Сума на дълга|Крайно салдо|Краен остатък|Краен баланс|Крайно задължение|Салдо в края|Салда|Остава|Остава да плати|Остава да дължи|Остава за плащане|Оставащо|Оставаща сума|Оставащ дълг|Остатъчен дълг|Неплатен остатък",
    ),
    CREDIT: (
        "credit|in credit|credit balance|prepaid|prepayment|advance|deposit|we owe|credits|cr",
        "זכות|בזכות|יתרת זכות|יתרה לזכות|מקדמה|שולם מראש",
        "له|دائن|رصيد دائن|الرصيد الدائن|دفعة مقدمة|سلفة",
        "بستانکار|بستانکاری|طلب|طلب مشتری|پیش پرداخت|بیعانه",
        "Предплата|Аванс|Кредитно салдо|Надплатено|Надвнесено|Предплатено|Кредит|Кт",
    ),
    "tags": (
        "tags|tag|labels|label|category|categories|group|groups|group membership|customer group|segment|class",
        "תגיות|תגית|תגים|קטגוריה|קטגוריות|קבוצה|קבוצות|סיווג|קבוצת לקוחות",
        "الوسوم|وسم|التصنيف|الفئة|المجموعة|الفئات",
        "برچسب|برچسب ها|گروه|دسته|دسته بندی|گروه مشتری",
        "Етикети|Етикет|Категория|Категории|Група|Групи|Тагове|Клиентска група",
    ),
    "preferred_payment": (
        "preferred payment|prefers to pay by|pays by|payment method|means of payment",
        "אמצעי תשלום|אופן תשלום|דרך תשלום|צורת תשלום|אופן תשלום מועדף|משלם ב|מעדיף לשלם ב|מעדיף ה לשלם ב",
        "طريقة الدفع|طريقة الدفع المفضلة|يفضل الدفع عبر|وسيلة الدفع",
        "روش پرداخت|روش پرداخت دلخواه|نحوه پرداخت|شیوه پرداخت",
        "Начин на плащане|Плаща с|Предпочита да плаща|Начин плащане|Предпочитано плащане",
    ),
    "source": (
        "source|lead source|how did you hear|heard of us|heard about us|came from|referral|referrer|introduced by",
        "מקור|מקור הגעה|איך הגיע|הגיע דרך|מי הפנה|ממליץ|מפנה",
        "المصدر|مصدر العميل|كيف عرفنا|عن طريق|المرشح",
        "منبع|نحوه آشنایی|آشنایی|از طریق",
        "Източник|Откъде ни намери|Препоръка|Откъде",
    ),
    "language": (
        "language|language of letters|preferred language|lang",
        "שפה|שפת מכתבים|שפת המכתבים",
        "اللغة|لغة الرسائل|لغة المراسلات",
        "زبان|زبان نامه",
        "Език|Език на писмата",
    ),
    "form_of_address": (
        "form of address|gender|sex",
        "מין|מגדר|לשון פנייה|צורת פנייה",
        "الجنس|صيغة المخاطبة",
        "جنسیت|شیوه خطاب",
        "Пол|Форма на обръщение",
    ),
    "notes": (
        "notes|note|remarks|remark|comment|comments|description|memo|details|info|more|rem|obs|misc",
        "הערות|הערה|הע|פרטים|פירוט|תיאור|מידע נוסף|הערות כלליות|פרטים נוספים|הערות נוספות",
        "ملاحظات|ملاحظة|الملاحظات|تعليق|تعليقات|تفاصيل|الوصف|بيانات أخرى",
        "توضیحات|توضیح|یادداشت|ملاحظات|شرح|یادداشت ها",
        "Бележки|Бележка|Забележка|Забележки|Коментар|Коментари|Описание|Допълнително|Подробности|Инфо|Бел|Заб|Забел",
    ),
}

NAME_OR_GIVEN_NAME = "name|names|שם|الاسم|اسم|نام|Име|shem|ime|esm|ism|nam"
"""Words for a name that mean the given one where a column of family names stands beside."""

LEFT = "left|rest"
"""Words for what is still owed, but only beside a total and what was paid of it: eyes and sides are left too."""

NICKNAME_OR_FAMILY_NAME = "اللقب|لقب"
"""Words for a nickname that mean the family's name beside given names."""

OR_TITLE = "اللقب|لقب|عنوان|العنوان"
"""Words for a nickname or an address that others write above titles."""

NUMBER_OF_ANYTHING = "number|no|id|code|מספר|מס|מזהה|קוד|الرقم|رقم|الكود|شماره|شناسه|کد|Номер|Код"
"""Words for a number of which nothing says that it is the customer's."""

TOTAL_WORDS: tuple[str, ...] = (
    "total|totals|grand total|sum|subtotal|sum total|balance total",
    'סה"כ|סהכ|סך הכל|סך הכול|סיכום|סה"כ כללי|סה"כ חובות|סה"כ חוב|סה"כ לקוחות|סך חובות|סכום כולל',
    "الإجمالي|المجموع|مجموع|الإجمالي العام|المجموع الكلي|إجمالي|اجمالي الديون|المجموع العام",
    "جمع|جمع کل|مجموع|جمع بدهی|سرجمع|مجموع کل|جمع کل بدهی",
    "Общо|Всичко|Сума|Сбор|Общо задължения|Общо дължимо|Общ сбор|Сборно|Общо за плащане",
)

SUMS_AND_NAMES = "sum|sums|сума"
"""Words for a sum that are names too: they begin a sum's name only where what it sums up stands above."""

COUNT_WORDS: tuple[str, ...] = (
    "count|total count|customers|clients|total customers|total clients|customers in total|clients in total|number of customers|number of clients|total number of customers|customer count|client count|records|total records|number of records|total rows|total contacts",
    'כמות|לקוחות|סה"כ לקוחות|סך הכל לקוחות|סך לקוחות|מספר לקוחות|מספר הלקוחות|כמות לקוחות|רשומות|סה"כ רשומות|מספר רשומות|סה"כ שורות',
    "العدد|عدد العملاء|عدد الزبائن|العدد الكلي|العدد الإجمالي|إجمالي العملاء|إجمالي الزبائن|إجمالي عدد العملاء|مجموع العملاء|مجموع الزبائن|العملاء|الزبائن|عدد السجلات",
    "تعداد|تعداد کل|تعداد مشتریان|تعداد مشتری|تعداد کل مشتریان|جمع مشتریان|کل مشتریان|مشتریان|تعداد نفرات|تعداد رکورد|تعداد ردیف",
    "Брой|Общ брой|Брой клиенти|Брой на клиентите|Общ брой клиенти|Общ брой на клиентите|Клиенти|Общо клиенти|Клиенти общо|Всичко клиенти|Общо записи|Брой записи|Общо редове",
)
"""What stands before the number of all rows."""

COUNTED_WORDS: tuple[str, ...] = (
    "customer|customers|client|clients|record|records|row|rows|contact|contacts|people|customers in total|clients in total",
    'לקוח|לקוחות|רשומות|שורות|איש|אנשים|לקוחות סה"כ',
    "عميل|عملاء|عميلا|زبون|زبائن|زبونا|سجل|سجلات|صف|صفوف",
    "مشتری|نفر|رکورد|ردیف",
    "клиент|клиента|клиенти|запис|записа|записи|реда|души",
)
"""What stands behind it: before a number they may name somebody (Customer 3)."""

CARRIED_WORDS: tuple[str, ...] = (
    "carried forward|brought forward|carry forward|bring forward|carried over|brought over|carried down|brought down|balance carried forward|balance brought forward|total carried forward|c/f|b/f|c/d|b/d|balance c/f|balance b/f|balance c/d|balance b/d|c/fwd|b/fwd|bal c/f|bal b/f|bal c/d|bal b/d",
    "העברה|מהעברה|להעברה|הועבר|מועבר|יתרה להעברה|יתרה מהעברה|יתרה מועברת|סכום להעברה|סכום מהעברה|העברה לדף|העברה מדף|סהכ להעברה|סהכ מהעברה",
    "منقول|المنقول|المرحل|مرحل|رصيد مرحل|رصيد منقول|المرحل إلى ما بعده|المنقول من ما قبله|ما قبله|ما بعده|نقل بعده|نقل قبله",
    "منقول|نقل به|نقل از|انتقال به|انتقال از|منقول به|منقول از|مانده منقول|مانده نقل|جمع نقل|جمع منقول|انتقالی",
    "Пренос|За пренос|За пренасяне|Сума за пренасяне|Салдо за пренасяне|От пренос|Пренесено|Пренесена сума|Салдо за пренос|Сума за пренос|Пренос от|Пренос за|Прехвърлено",
)
"""What a row between two pages of a book says: they begin its name."""

CLOSING_WORDS: tuple[str, ...] = (
    "closing balance|closing bal|ending balance|end balance|final balance|balance at end|balance at the end|year end balance",
    "יתרת סגירה|יתרה סוגרת|יתרה סופית|יתרה לסוף|יתרה לסוף תקופה|יתרה לסוף חודש|יתרה לסוף שנה",
    "رصيد آخر المدة|رصيد آخر الفترة|رصيد آخر السنة|رصيد نهاية المدة|رصيد نهاية الفترة|الرصيد الختامي|الرصيد النهائي",
    "مانده نهایی|مانده پایانی|مانده پایان دوره|مانده آخر دوره|مانده انتهای دوره|مانده پایان سال|مانده آخر سال",
    "Крайно салдо|Краен остатък|Краен баланс|Салдо в края|Салдо край",
)
"""What the last row of a customer's page says, where it is no sum of rows but what was owed then."""

PAGE_WORDS = "to|from|on|the|page|p|next|previous|prev|last|following|sheet|folio|לדף|מדף|דף|לעמוד|מעמוד|עמוד|קודם|הקודם|הבא|באה|من|إلى|الصفحة|صفحة|ص|السابقة|التالية|قبله|بعده|از|به|صفحه|قبل|قبلی|بعد|بعدی|برگ|от|към|на|до|стр|страница|страницата|лист|предишна|предишната|предходна|следваща|следващата"
"""What may follow words for carrying over."""

QUALIFIERS: tuple[str, ...] = (
    "customer|customers|client|clients|contact|home|business|work|office|main|primary|personal|private|other|additional|second|the|of|your|s|cust",
    "לקוח|הלקוח|לקוחה|של|את|בית|בבית|עבודה|בעבודה|עסק|ראשי|ראשית|נוסף|נוספת|אישי|פרטי|משרד|ה|שני|ללקוח|הבית|העבודה|העסק|נוספות|נוספים|כללי",
    "العميل|الزبون|المنزل|العمل|المكتب|الرئيسي|الإضافي|آخر|أخرى|إضافية|الشخصي|الثاني",
    "مشتری|منزل|محل کار|دفتر|اصلی|دوم|شخصی|دیگر|طرف حساب",
    "клиент|клиента|кл|клиентски|на|за|домашен|домашна|домашно|служебен|служебна|служебно|личен|лична|личният|основен|основна|втори|втора|друг|друга|допълнителен|работен",
)
"""Words that say whose or which, and change nothing about what a column holds."""
