"""The words that head columns of entries, of sales lines and of what is no field, in five languages: data, looked up by `headers`.

Lines and words stand as in `header_words`. A word stands for one thing only; what a word of a card's field means among
entries (the balance is then the running one, the notes are what was bought) is told by `headers.ledger_roles`.
"""

# ruff: noqa: E501 - a line holds the words of one language

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.balance_words import BALANCE_DAY, BALANCE_DAY_WORDS
from smallcrm.exchange.header_words import BOOK_SINCE

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL = "label"
"""A column that says of which kind the value beside it is: `Phone 1 - Label`; the value itself tells."""

OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    BOOK_SINCE: ("in the book since", "בפנקס מאז", "في الدفتر منذ", "در دفتر از", "В книгата от"),
    BALANCE_DAY: BALANCE_DAY_WORDS,
    "suppliers": (
        "supplier|suppliers|supplier name|our suppliers|supplier list|suppliers list|list of suppliers|vendor|vendors|vendor name|vendor list|list of vendors",
        "ספק|ספקים|הספקים|שם ספק|שם הספק|רשימת ספקים|רשימת הספקים",
        "المورد|مورد|الموردون|الموردين|اسم المورد|قائمة الموردين",
        "تأمین کننده|تأمین کنندگان|فروشنده|نام تأمین کننده|لیست تأمین کنندگان|فهرست تأمین کنندگان",
        "Доставчик|Доставчици|Доставчиците|Име на доставчик|Списък на доставчиците|Списък доставчици",
    ),
    "day": (
        "date|day|invoice date|invoicedate|transaction date|entry date|date of entry|posting date|sale date|purchase date|order date|date of sale|doc date|when",
        "תאריך|יום|תאריך תנועה|תאריך עסקה|תאריך רישום|תאריך ערך|תאריך קנייה|תאריך קניה|תאריך חשבונית|תאריך מסמך|תאריך הזמנה|מתי|תאר",
        "التاريخ|تاريخ|اليوم|تاريخ العملية|تاريخ الحركة|تاريخ القيد|تاريخ الشراء|تاريخ الفاتورة|تاريخ الطلب|متى",
        "تاریخ|روز|تاریخ خرید|تاریخ ثبت|تاریخ سند|تاریخ تراکنش|تاریخ فاکتور|تاریخ سفارش",
        "Дата|Ден|Дата на операция|Дата на покупка|Дата на документ|Дата на фактура|Дата на продажба|Дата на поръчка|Кога",
    ),
    "last_time": (
        "last contact|first contact|last visit|first visit|last purchase|last purchase date|date of last purchase|last payment|last payment date|date of last payment|last order|last order date|last seen|customer since|client since|member since|date joined|joined|registered|registration date|date added",
        "קנייה אחרונה|קניה אחרונה|תאריך קנייה אחרונה|תאריך קניה אחרונה|רכישה אחרונה|תאריך רכישה אחרונה|ביקור אחרון|תאריך ביקור אחרון|תשלום אחרון|תאריך תשלום אחרון|תאריך הצטרפות|לקוח מאז|תאריך פתיחה",
        "آخر شراء|تاريخ آخر شراء|آخر زيارة|تاريخ آخر زيارة|آخر دفعة|تاريخ آخر دفعة|آخر عملية|عميل منذ|زبون منذ|تاريخ التسجيل|تاريخ الانضمام",
        "آخرین خرید|تاریخ آخرین خرید|آخرین مراجعه|تاریخ آخرین مراجعه|آخرین پرداخت|تاریخ آخرین پرداخت|تاریخ عضویت|مشتری از|تاریخ ثبت نام",
        "Последна покупка|Последно пазарувал|Дата на последна покупка|Последно посещение|Последно плащане|Дата на последно плащане|Последен контакт|Клиент от|Дата на регистрация|Регистриран на",
    ),
    "took": (
        "took|taken|billed|charge|charges|charged|purchase|purchases|invoiced|invoice amount|sold|sale|sales|bought|debit amount|goods|amount billed|amount charged|order total|on credit|on account",
        "לקח|לקחה|לקחו|לקח בהקפה|קנה בהקפה|קנה|קנתה|קניה|קנייה|קניות|חיוב|חיובים|רכישה|רכישות|משך|מכירה|מכירות|סכום קנייה|סכום קניה|סכום החיוב|סכום חשבונית|סכום עסקה",
        "أخذ|أخذت|سحب|المسحوب|سحوبات|مشتريات|شراء|مبيعات|بيع|قيمة المشتريات|قيمة الفاتورة|مبلغ الشراء|مبلغ الفاتورة",
        "برداشت|برداشته|خرید|خریدها|خرید نسیه|مبلغ خرید|فروش|مبلغ فروش|برد|فاکتور|مبلغ فاکتور",
        "Взе|Взел|Взела|Взето|Купи|Покупка|Покупки|Начислено|Фактурирано|Продажба|Продажби|На кредит|Сума на фактура|Сума на покупката",
    ),
    "paid": (
        "paid|payment|payments|received|paid in|amount paid|paid amount|payment amount|amount received|credit amount|cash in|receipts|collected|repaid",
        "שילם|שילמה|שילמו|תשלום|תשלומים|שולם|התקבל|תקבול|תקבולים|סכום ששולם|סכום התשלום|זיכוי|החזיר|נתן|פרע",
        "دفع|دفعت|المدفوع|المدفوعات|سداد|تسديد|الدفعات|دفعة|قبض|مقبوضات|الواصل|المبلغ المدفوع|المسدد",
        "پرداخت|پرداختی|پرداخت شده|مبلغ پرداختی|مبلغ پرداخت|واریز|واریزی|دریافت|دریافتی|وصولی|تسویه",
        "Плати|Платил|Платила|Платено|Плащане|Плащания|Внесено|Платена сума|Вноска|Вноски|Върна|Погасено|Постъпления|Получено",
    ),
    "amount": (
        "amount|sum|value|total amount|transaction amount|amt|net amount",
        "סכום|סכום התנועה|סכום תנועה|סכום כולל",
        "المبلغ|القيمة|مبلغ العملية|مبلغ الحركة",
        "مبلغ|مبلغ تراکنش|مبلغ کل",
        "Сума|Стойност|Сума на операцията|Обща сума",
    ),
    "running_balance": (
        "running balance|running total|cumulative balance|balance after",
        "יתרה מצטברת|יתרה רצה|יתרה מתגלגלת|יתרה אחרי|מצטבר",
        "الرصيد الجاري|الرصيد التراكمي|رصيد جاري|الرصيد بعد",
        "مانده جاری|مانده تجمعی|مانده پس از",
        "Текущо салдо|Салдо с натрупване|Натрупано салдо|Натрупване",
    ),
    "method": (
        "method|paid by|paid with|how paid|paid how|how it was paid|how they paid|mode of payment|payment mode|payment type|mode|cash or card",
        "אמצעי|אופן|שולם ב|סוג תשלום|במה שילם|איך שילם|איך שולם|כיצד שולם",
        "الطريقة|طريقة|الوسيلة|نوع الدفع|طريقة السداد|كيف دفع|كيفية الدفع",
        "روش|نحوه|نوع پرداخت|طریقه پرداخت|چگونه|چطور پرداخت|چگونه پرداخت شد",
        "Начин|Метод|Вид плащане|Платено с|Как плати|Как е платено|Как е платил",
    ),
    "entry_note": (
        "what|for what|narration|particulars|what for|bought what|goods taken|entry note",
        "מה|מה לקח|מה קנה|עבור מה|בגין|תנועה|פירוט תנועה|פירוט התנועה|פירוט קנייה|פירוט קניה",
        "البيان|بيان|ماذا أخذ|وصف العملية|تفاصيل العملية",
        "بابت|شرح عملیات|شرح سند|شرح تراکنش|چه خرید",
        "Какво|За какво|Основание|Операция|Какво взе|Описание на операцията",
    ),
    "entry_kind": (
        "type|entry type|transaction type|type of entry|sale or payment|took or paid|dr cr|cr dr|db cr|d c|c d|dc|debit credit|credit debit|debit or credit|credit or debit|movement type",
        "סוג|סוג תנועה|סוג התנועה|סוג פעולה|סוג רישום|סוג עסקה|קנייה או תשלום|חובה זכות|זכות חובה|חובה או זכות|ח ז|חז|ח ז יתרה",
        "النوع|نوع|نوع الحركة|نوع العملية|نوع القيد|مدين دائن|دائن مدين|مدين أو دائن|م د|طبيعة الرصيد|طبيعة الحساب",
        "نوع تراکنش|نوع عملیات|نوع سند|بدهکار بستانکار|بستانکار بدهکار|بد بس|تشخیص|تشخیص مانده|ماهیت|ماهیت مانده|ماهیت حساب|خرید یا پرداخت",
        "Вид|Тип|Вид операция|Тип операция|Вид движение|Дебит кредит|Кредит дебит|Дт Кт|Д т К т|Д К|Дебит или кредит|Покупка или плащане",
    ),
    "row_money": (
        "currency|currency code|ccy|money|currency of amount|transaction currency",
        "מטבע|קוד מטבע|סוג מטבע|סוג המטבע|מטבע התנועה|מטבע העסקה",
        "العملة|عملة|رمز العملة|نوع العملة|عملة المبلغ",
        "ارز|نوع ارز|واحد پول|واحد ارز|کد ارز|واحد پولی",
        "Валута|Код на валута|Код на валутата|Вид валута|Валута на сумата",
    ),
    "invoice": (
        "invoice|invoice no|invoiceno|invoice number|invoice id|receipt no|receipt number|order no|order number|order id|bill no|bill number|transaction id|inv no",
        "חשבונית|מספר חשבונית|מס חשבונית|קבלה|מספר קבלה|מס קבלה|הזמנה|מספר הזמנה|מס הזמנה|אסמכתא|מספר מסמך",
        "الفاتورة|رقم الفاتورة|رقم الطلب|رقم الإيصال|رقم السند",
        "شماره فاکتور|شماره سفارش|شماره رسید|شماره سند",
        "Фактура|Номер на фактура|Фактура №|Поръчка|Номер на поръчка|Документ №|Номер на документ|Касова бележка",
    ),
    "article": (
        "stock code|stockcode|item|product|article|sku|item code|item no|item number|product code|product id|product no|article number|article no|barcode|goods code",
        "פריט|מוצר|מקט|ברקוד|קוד פריט|קוד מוצר|מספר פריט|מס פריט",
        "الصنف|المنتج|كود الصنف|رقم الصنف|كود المنتج|رمز المنتج|السلعة|باركود",
        "کالا|کد کالا|محصول|کد محصول|شماره کالا|بارکد",
        "Артикул|Стока|Продукт|Номенклатура|Артикулен номер|Код на стока|Код на артикул|Код на продукт|Баркод",
    ),
    "article_name": (
        "product name|item name|article name|product description|item description|goods description|product title",
        "שם מוצר|שם המוצר|שם פריט|שם הפריט|תיאור מוצר|תיאור המוצר|תיאור פריט|תיאור הפריט",
        "اسم الصنف|اسم المنتج|اسم السلعة|وصف الصنف|وصف المنتج",
        "نام کالا|نام محصول|شرح کالا|عنوان کالا",
        "Име на стока|Име на артикул|Име на продукт|Име на стоката|Наименование на стоката|Описание на стоката|Наименование на артикула",
    ),
    "quantity": (
        "quantity|qty|pieces|units|pcs|quantity sold|no of items",
        "כמות|יחידות|כמ|מספר יחידות",
        "الكمية|العدد|كمية|عدد القطع",
        "تعداد|مقدار|تعداد کالا",
        "Количество|Бройки|Бр|К во|Брой|Кол во",
    ),
    "unit_price": (
        "unit price|unitprice|price|price each|price per unit|item price|rate",
        "מחיר|מחיר יחידה|מחיר ליחידה|מחיר יח|מחיר לפריט",
        "السعر|سعر الوحدة|سعر القطعة|سعر الإفرادي",
        "قیمت|قیمت واحد|فی|بهای واحد|نرخ",
        "Цена|Ед цена|Единична цена|Цена на единица|Цена за брой",
    ),
    LABEL: (
        "email type|e mail type|e mail label|email label|e mail display name|email display name|phone type|phone label|address type|address label|organization type|im type|im service|im label|website type|website label|event type|event label|relation type|relation label|custom field type|custom field label",
        "סוג טלפון|סוג דואל|סוג כתובת",
        "نوع الهاتف|نوع البريد|نوع العنوان",
        "نوع تلفن|نوع ایمیل|نوع آدرس",
        "Вид телефон|Вид адрес|Тип телефон|Тип адрес",
    ),
}
"""Words that tell what a sheet is when it is not one of customers; and what no column of customers can set."""

NO_FIELD_WORDS: tuple[str, ...] = (
    "po box|home address po box|business address po box|other address po box|address po box|address extended address|address formatted|yomi name|given name yomi|additional name yomi|family name yomi|given yomi|surname yomi|company yomi|organization yomi name|phonetic first name|phonetic middle name|phonetic last name|phonetic given name|phonetic family name|name suffix|suffix|initials|short name|maiden name|directory server|billing information|mileage|sensitivity|priority|private|photo|subject|assistants name|assistants phone|managers name|spouse|spouse name|children|anniversary|office location|location|keywords|government id number|organizational id number|internet free busy|user|web page|personal web page|website|website value|organization department|organization symbol|organization location|organization job description|department|schools|im value|relation value|event value|custom field value|file as|pager|telex|isdn|callback|tty tdd phone|radio phone|vat number|vat no|tax id|tax number|ssn|passport|passport number|identity number|personal id|personal id number|national id|bank account|iban|age group|status|stage|grade|stock|store|brand|model|color|colour|size|shoe size|weight|height|level|rank|rating|score|points|visits|year|month|week|unit|salary|discount|mode of delivery|term|terms|credit limit|limit|image|picture|due date|plan|phase|rooms|floor|contract|nationality|project|policy number|house no|house number|home no|apt|apartment|apt no|street number|membership|route|driver|agent|branch",
    'ת"ז|ת ז|ח פ|ע מ|אזרחות|מספר בית|מס בית|מספר דירה|מס דירה|סניף|נהג|סוכן|תעודת זהות|מספר זהות|מס זהות|ח"פ|עוסק מורשה|מספר עוסק|דרכון|מחלקה|סיומת|תמונה|דירה|קומה|כניסה|תא דואר|ת ד|מצב|סטטוס|מידה|מידת נעליים|צבע|דגם|דגם הטלפון|הנחה|אחוז הנחה|מסגרת אשראי|תקרת אשראי|תאריך עלייה|תאריך יעד|שנה|חודש|חשבון בנק|ילדים|מספר ילדים|אתר|אתר אינטרנט',
    "رقم الهوية|رقم المنزل|رقم البيت|رقم الشقة|الهوية|الرقم الوطني|السجل التجاري|الرقم الضريبي|جواز السفر|القسم|الحالة|المقاس|اللون|الموديل|الخصم|حد الائتمان|الموقع الإلكتروني|صندوق البريد|صورة|عدد الأطفال|تاريخ الاستحقاق|السنة|الطابق|الجنسية|الفرع|السائق|المندوب|اسم الأم",
    "کد ملی|شماره ملی|شناسه ملی|کد اقتصادی|شماره شناسنامه|گذرنامه|بخش سازمانی|وضعیت|اندازه|سایز|رنگ|مدل|تخفیف|سقف اعتبار|وب سایت|وبسایت|صندوق پستی|عکس|تعداد فرزندان|سررسید|سال|ماه|طبقه|پلاک|واحد|ملیت|شعبه|راننده|نام مادر",
    "ЕГН|ЕИК|Номер на дом|№ на дом|ЕГН ЕИК|Булстат|ДДС номер|ДДС №|Идентификационен номер|Паспорт|Лична карта|Отдел|Статус|Състояние|Размер|Цвят|Модел|Марка|Отстъпка|Кредитен лимит|Уебсайт|Сайт|Пощенска кутия|Снимка|Деца|Падеж|Година|Месец|Етаж|Апартамент|Националност|Договор|Клон|Шофьор|Агент",
)
"""Headings that are known and mean no field: neither a longer phrase's part nor a misspelling is looked for in them."""

PAYMENT_DAY_WORDS: tuple[str, ...] = (
    "payment date|date of payment|date paid|paid date|pay date|payment day|day of payment|day paid|date received|date of receipt",
    "תאריך תשלום|תאריך התשלום|יום תשלום|יום התשלום|תאריך תקבול|תאריך קבלה|תאריך פירעון|תאריך זיכוי",
    "تاريخ الدفع|تاريخ الدفعة|تاريخ السداد|تاريخ التسديد|تاريخ القبض|يوم الدفع|يوم السداد",
    "تاریخ پرداخت|تاریخ دریافت|تاریخ واریز|تاریخ تسویه|تاریخ وصول|روز پرداخت",
    "Дата на плащане|Дата на плащането|Дата плащане|Дата на вноската|Дата на вноска|Дата на постъпване|Ден на плащане|Ден на плащането",
)
"""They head the day of an entry too; beside another day it is that of the payment."""
