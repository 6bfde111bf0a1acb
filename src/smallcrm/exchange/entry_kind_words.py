"""What people write in a column that says of which kind each entry is, in five languages: data, looked up by `entry_kinds`.

Lines and words stand as in `header_words`. Of words that are not here it is never guessed what they mean: "adjustment" and
"invoice and receipt" may be either.
"""

# ruff: noqa: E501 - a line holds the words of one language

from __future__ import annotations

from smallcrm.domain.account_sides import CREDIT_WORDS, DEBIT_WORDS

TOOK: tuple[str, ...] = (
    "sale|sales|sold|credit sale|sale on credit|invoice|tax invoice|sales invoice|inv|purchase|purchases|bought|buy|took|taken|charge|charges|charged|bill|billed|order|delivery|delivery note|goods|debt|new debt|owed|owes|loan|rent|subscription|debit entry",
    "מכירה|מכירות|מכר|נמכר|חיוב|חיובים|חשבונית|חשבונית מס|חשבונית עסקה|חשבון עסקה|קנייה|קניה|קניות|קנה|קנתה|לקח|לקחה|לקחו|הקפה|בהקפה|רכישה|רכישות|משך|משיכה|חוב|חוב חדש|הלוואה|תעודת משלוח|הזמנה",
    "بيع|مبيعات|بيع آجل|بيع بالآجل|مدين|فاتورة|فاتورة بيع|فاتورة مبيعات|فاتورة ضريبية|شراء|مشتريات|أخذ|أخذت|سحب|مسحوبات|على الحساب|دين|دين جديد|آجل|بالآجل|سلفة|قرض|بضاعة",
    "فروش|فروش نسیه|فاکتور|فاکتور فروش|صورتحساب|خرید|خرید نسیه|برداشت|برد|نسیه|بدهی|قرض|وام|کالا|جنس",
    "продажба|продажби|продажба на кредит|фактура|сметка|покупка|покупки|купи|взе|взел|взела|взето|вересия|на вересия|на кредит|начислено|начисление|дълг|нов дълг|задължение|заем|стока|доставка|поръчка",
    DEBIT_WORDS,
)
PAID: tuple[str, ...] = (
    "payment|payments|paid|pay|receipt|received|deposit|advance|advance payment|down payment|prepayment|instalment|installment|settlement|settled|repayment|repaid|collection|collected|payment of invoice|invoice payment|payment of debt|debt payment|direct debit|standing order|money order|paypal|visa|mastercard|credit entry",
    "תשלום|תשלומים|שילם|שילמה|שילמו|שולם|קבלה|קבלות|תקבול|תקבולים|התקבל|הפקדה|מקדמה|פיקדון|דמי קדימה|פירעון|פרעון|פירעון חוב|תשלום חוב|תשלום על חשבון|תשלום על חשבון החוב|סילוק|סילוק חוב|הוראת קבע|ביט|פייבוקס|ויזה",
    "دفع|دفعة|دفعات|سداد|تسديد|سداد دين|تسديد دين|قبض|مقبوضات|إيصال|إيصال قبض|وصل|وصل قبض|سند قبض|إيداع|عربون|دفعة مقدمة|دفعة أولى|دفعة على الحساب|قسط|أقساط|تحصيل|واصل|مدفوع|المدفوع",
    "پرداخت|پرداختی|پرداخت شد|پرداخت شده|دریافت|دریافتی|رسید|واریزی|واریز شد|بیعانه|پیش پرداخت|قسط|اقساط|تسویه|تسویه حساب|وصول|وصولی|پرداخت بدهی|تسویه بدهی",
    "плащане|плащания|плати|платил|платила|платено|вноска|вноски|внесе|внесено|погасяване|погасено|погасяване на дълг|плащане на дълг|плащане по фактура|разписка|квитанция|касова бележка|приходен касов ордер|пко|постъпление|получено|депозит|аванс|капаро|предплата|превод",
    CREDIT_WORDS,
)
RAISES: tuple[str, ...] = (
    "interest|late fee|fee|fees|penalty|fine|surcharge|debit note|bounced cheque|bounced check|returned cheque|returned check|cheque returned|check returned|dishonoured cheque|delivery charge|shipping",
    "ריבית|ריבית פיגורים|עמלה|קנס|הצמדה|דמי משלוח|הודעת חיוב|צק חוזר|צק שחזר|שיק חוזר|שיק שחזר|המחאה חוזרת|צק חזר|שיק חזר",
    "فائدة|فوائد|رسوم|غرامة|عمولة|أجرة توصيل|إشعار مدين|شيك مرتجع|شيك راجع|شيك مرفوض",
    "سود|بهره|کارمزد|جریمه|دیرکرد|کرایه حمل|چک برگشتی|برگشت چک|چک برگشت خورده",
    "лихва|наказателна лихва|неустойка|такса|глоба|дебитно известие|върнат чек|неплатен чек",
)
"""What raises the debt and is no sale: the word is kept."""
LOWERS: tuple[str, ...] = (
    "discount|rebate|allowance|write off|writeoff|written off|bad debt|bad debts|bad debt written off|debt write off|write off of debt|debt forgiven|forgiven|credit note|credit memo|refund|refunded|return|returns|return of goods|goods return|goods returned|returned goods|sale return|sales return|sales returns|purchase return|return of purchase|return of sale",
    "הנחה|הנחות|זיכוי|זיכויים|חשבונית זיכוי|חשבונית מס זיכוי|הודעת זיכוי|תעודת זיכוי|החזר|החזרה|החזרות|החזרת סחורה|סחורה שהוחזרה|סחורה מוחזרת|החזר סחורה|החזרת מוצר|מחיקה|מחיקת חוב|מחיקת חובות|חוב אבוד|חובות אבודים|חוב רע|ויתור|ויתור על חוב",
    "خصم|خصومات|تخفيض|حسم|إشعار دائن|مرتجع|مرتجعات|مرتجع بيع|مرتجع مبيعات|مردودات|مردودات مبيعات|إرجاع|إرجاع بضاعة|بضاعة مرتجعة|بضاعة مرجعة|استرجاع|استرداد|شطب|شطب دين|شطب الدين|إعدام دين|دين معدوم|ديون معدومة|إعفاء|إعفاء من الدين",
    "تخفیف|برگشت|برگشتی|مرجوعی|برگشت از فروش|کالای برگشتی|کالای مرجوعی|جنس برگشتی|برگشت کالا|عودت|استرداد|بستانکاری|سوخت طلب|طلب سوخت شده|طلب سوخته|مطالبات سوخت شده|بدهی سوخته|حذف بدهی|بخشش بدهی|بخشودگی",
    "отстъпка|рабат|кредитно известие|връщане|връщане на стока|върната стока|върнати стоки|рекламация|възстановяване|възстановена сума|отписване|отписан дълг|отписване на дълг|отписано вземане|лош дълг|лошо вземане|несъбираем дълг|несъбираемо вземане|опростен дълг|опрощаване на дълг",
)
"""What lowers the debt without money: the word is kept."""
TELLS_NOTHING: tuple[str, ...] = (
    "no|nr|number|#|ref|by|in|with|via|from|for|of|the|a|bank|client|customer|partial|part|full|final|monthly|first|last|thank you|thanks|on account",
    "מס|מספר|על ידי|עי|ב|של|את|עם|מלקוח|מהלקוח|לקוח|הלקוח|בנק|חלקי|חלקית|מלא|מלאה|סופי|חודשי|חודשית|תודה",
    "رقم|من|ب|في|عن|عبر|بواسطة|عميل|زبون|بنك|جزئي|جزئية|كامل|كاملة|نهائي|نهائية|شهري|شهرية|شكرا",
    "شماره|با|از|به صورت|توسط|در|مشتری|بانک|بانکی|جزئی|کامل|نهایی|ماهانه",
    "номер|с|със|в|по|от|на|за|чрез|клиент|клиента|банка|частично|частична|пълно|месечна|последна|първа|благодаря",
)
"""Words beside those above that change nothing."""
