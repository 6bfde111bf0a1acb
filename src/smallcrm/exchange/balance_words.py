"""The words by which people head balances that begin a book, and the days of balances, in five languages: data, looked up by `headers`.

Lines and words stand as in `header_words`.
"""

# ruff: noqa: E501 - a line holds the words of one language

from __future__ import annotations

BALANCE_DAY = "balance_day"
"""The meaning, and the target, of a column that says of which day the balance beside it is."""

BALANCE_SIDE = "balance_side"
"""The target of a column that says whether the balance beside it is owed or in credit: ח/ז, Dr/Cr."""

BESIDE_A_BALANCE = (BALANCE_DAY, BALANCE_SIDE)
"""What stands in lists of customers alone."""

OPENING = "opening"
"""The side of a heading of balances from before a time: where today's balance stands beside it, that holds it."""

WHOLE = "whole"
"""The side of a heading of whole debts: what was paid beside them is still in them."""

WHOLE_WORDS = (
    "total debt|total owed|total due|total amount due|total amount owed|whole debt|full debt|original debt|debt total|gross debt",
    "סהכ חוב|סהכ החוב|סך חוב|סך החוב|סך הכל חוב|סך כל החוב|חוב כולל|חוב מקורי",
    "إجمالي الدين|إجمالي الديون|إجمالي المستحق|إجمالي المديونية|مجموع الدين|كامل الدين|كل الدين|أصل الدين|الدين الأصلي",
    "کل بدهی|بدهی کل|جمع بدهی|جمع کل بدهی|مجموع بدهی|اصل بدهی|مبلغ کل بدهی",
    "Общо дължи|Общо задължение|Общо задължения|Общ дълг|Обща сума на дълга|Целият дълг|Цял дълг|Първоначален дълг",
)

OPENING_WORDS = (
    "opening balance|opening bal|opening debt|opening amount|balance brought forward|brought forward|balance b f|bal b f|b f|b fwd|bf|balance bf|bal bf|balance b fwd|balance forward|balance b d|brought down|balance brought down|starting balance|start balance|beginning balance|initial balance|previous balance|prev balance|prior balance|old balance|former balance|balance carried over|carried over|old debt|previous debt|balance from last year|last years balance",
    "יתרת פתיחה|יתרת הפתיחה|יתרה פותחת|יתרה התחלתית|יתרת התחלה|יתרה ראשונית|יתרה קודמת|יתרה מועברת|יתרה מהעבר|יתרה ישנה|יתרה משנה קודמת|יתרה מחודש קודם|יתרה מתקופה קודמת|יתרה מדף קודם|חוב קודם|חוב ישן|חוב פתיחה|חוב משנה קודמת|חוב מועבר",
    "الرصيد الافتتاحي|رصيد أول المدة|رصيد أول الفترة|رصيد أول السنة|رصيد بداية المدة|رصيد بداية الفترة|رصيد البداية|رصيد أولي|رصيد سابق|رصيد قديم|رصيد مرحل|رصيد مدور|رصيد منقول|رصيد ما قبله|دين سابق|دين قديم|الحساب السابق|حساب قديم|المديونية السابقة",
    "مانده اولیه|مانده اول دوره|مانده ابتدای دوره|مانده اول سال|مانده ابتدای سال|مانده ابتدا|مانده ابتدایی|مانده افتتاحیه|مانده اول|مانده از قبل|مانده قبلی|مانده قبل|مانده از سال قبل|مانده سال قبل|مانده انتقالی|مانده منتقل شده|بدهی قبلی|بدهی از قبل|بدهی اول دوره|حساب قبلی|نقل از قبل",
    "Начално салдо|Нач салдо|Начален баланс|Начален остатък|Начално задължение|Салдо в началото|Салдо начало|Първоначално салдо|Предишно салдо|Предходно салдо|Старо салдо|Стар остатък|Пренесено салдо|Салдо от предишен период|Салдо от миналата година|Стар дълг|Предишен дълг|Старо задължение|Предишно задължение",
)

TURNOVER_WORDS = (
    "turnover|turnovers|movement|movements|transactions|activity|period|for the period|this period|net change|total|totals|sum",
    "תנועה|תנועות|תנועות התקופה|מחזור|מחזור התקופה|סהכ|סך הכל|סיכום",
    "حركة|الحركة|حركات|الحركات|حركة الفترة|حركة المدة|دوران|إجمالي|الإجمالي|مجموع|المجموع|مجاميع|المجاميع|بالمجاميع",
    "گردش|گردش دوره|گردش طی دوره|گردش حساب|طی دوره|جمع|جمع گردش|مجموع",
    "Оборот|Обороти|Обороти за периода|Оборот за периода|Движение|Движения|За периода|Общо|Сума",
)
"""What stands beside debit and credit that were added meanwhile."""

BALANCE_DAY_WORDS = (
    "balance date|bal date|balance day|date of balance|date of the balance|as of|as at|as of date|as at date|balance as of|balance as at|balance as of date|opening balance date|opening balance as of|opening balance as at|date of opening balance|date of the opening balance|b f date|debt date|date of debt|debt as of|owes since|owed since|owing since|debt since|balance since|outstanding since",
    "תאריך יתרה|תאריך היתרה|יום היתרה|תאריך יתרת פתיחה|תאריך יתרת הפתיחה|תאריך יתרה קודמת|נכון ליום|נכון לתאריך|נכון ל|ליום|לתאריך|יתרה נכון ליום|יתרה נכון לתאריך|תאריך חוב|תאריך החוב|חייב מאז|חוב מאז|חייב מתאריך",
    "تاريخ الرصيد|يوم الرصيد|تاريخ الرصيد الافتتاحي|تاريخ رصيد أول المدة|تاريخ الدين|تاريخ المديونية|كما في|كما في تاريخ|حتى تاريخ|الرصيد كما في|مدين منذ|عليه منذ",
    "تاریخ مانده|روز مانده|تاریخ مانده حساب|تاریخ مانده اولیه|تاریخ مانده اول دوره|تاریخ بدهی|تاریخ حساب|تا تاریخ|مانده تا تاریخ|مانده در تاریخ|بدهکار از|بدهکار از تاریخ",
    "Дата на салдото|Дата на салдо|Дата салдо|Салдо към дата|Към дата|Към|Към ден|Дата на начално салдо|Дата на началното салдо|Дата на дълга|Дата на задължението|Дата на баланса|Дата на остатъка|Дължи от|Дължи от дата",
)

PLAIN_DAY_WORDS = ("date|day", "תאריך|יום", "التاريخ|تاريخ|اليوم", "تاریخ|روز", "Дата|Ден")
"""They head any day: that of a balance only where a day stands exactly where a balance does."""

BEFORE_A_DAY = "as|at|of|on|to|per|till|until|dated|date|ל|ב|ליום|מיום|יום|נכון|לתאריך|מתאריך|בתאריך|תאריך|עד|في|بتاريخ|تاريخ|كما|حتى|الى|لغاية|يوم|ب|تا|در|به|تاریخ|مورخ|مورخه|روز|към|на|до|от|дата|ден"
"""What leads from the word for a balance to its day in a heading: Balance as at 31 Dec 2025."""
