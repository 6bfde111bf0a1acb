"""Words about whose a sheet of entries is, in five languages: what goes before a name, and what is no name: data."""

from __future__ import annotations

NAME_LABELS: tuple[str, ...] = (
    "account|account of|account name|statement|statement for|statement of account|in account with|card of|page of",
    "כרטיס|כרטיס לקוח|כרטסת|כרטסת לקוח|חשבון|חשבון של|חשבון לקוח|שם החשבון|דף של",
    "حساب|حساب السيد|حساب السيدة|كشف حساب|كشف حساب السيد|اسم الحساب|صفحة",
    "حساب|صورت حساب|صورتحساب|حساب آقای|حساب خانم|صاحب حساب|نام صاحب حساب|صفحه",
    "Сметка|Сметка на|Картон|Картон на|Извлечение|Извлечение за|Страница на",
)
"""They stand before a name and a colon above the entries of one customer, beside what heads a column of names."""

NOBODY_WORDS: tuple[str, ...] = (
    "sheet|sheets|book|books|workbook|ledger|ledgers|daybook|notebook|journal|account|accounts|accounting|credit|debit|debt|debts|debtors|receivables|balance|balances|entries|entry|transactions|transaction|movements|statement|statements|report|reports|list|table|data|export|exported|import|file|copy|copies|new|old|untitled|document|page|pages|customers|clients|sales|purchases|payments|cash|shop|store|business|year|month|quarter|week|day|daily|monthly|weekly|yearly|annual|total|totals|summary|main|all|my|our|the|of|for|in|and|to|from|final|last|current|backup|draft|black|q",
    "גיליון|גליון|גיליונות|דף|דפים|פנקס|ספר|חוברת|מחברת|יומן|כרטסת|חשבון|חשבונות|הנהלת|קופה|הקפה|הקפות|חוב|חובות|חייבים|יתרה|יתרות|תנועות|תנועה|רישומים|דוח|דוחות|רשימה|רשימת|טבלה|נתונים|ייצוא|קובץ|עותק|העתק|חדש|חדשה|ישן|לקוחות|הלקוחות|מכירות|תשלומים|קניות|חנות|החנות|עסק|מכולת|שנה|שנת|חודש|חודשי|שבוע|שבועי|יומי|רבעון|סיכום|כללי|הכל|של|שחור|השחור",
    "ورقة|ورقه|صفحة|دفتر|الدفتر|دفاتر|سجل|السجل|كراس|يومية|اليومية|حساب|حسابات|الحسابات|دين|ديون|الديون|ذمم|رصيد|أرصدة|حركات|قيود|كشف|تقرير|قائمة|جدول|بيانات|ملف|نسخة|جديد|جديدة|قديم|زبائن|الزبائن|عملاء|العملاء|مبيعات|دفعات|محل|متجر|بقالة|سنة|عام|شهر|شهري|أسبوع|يومي|ملخص|عامة|كل|الأسود",
    "برگه|کاربرگ|شیت|صفحه|دفتر|دفترچه|دفاتر|روزنامه|کل|حساب|حسابها|حساب‌ها|حسابداری|بدهی|بدهی‌ها|بدهکاران|نسیه|مانده|گردش|تراکنش|تراکنش‌ها|صورتحساب|صورت|گزارش|فهرست|لیست|جدول|داده|داده‌ها|خروجی|فایل|پرونده|نسخه|کپی|جدید|قدیم|مشتریان|مشتری‌ها|فروش|پرداخت‌ها|مغازه|فروشگاه|سال|ماه|هفته|روز|روزانه|ماهانه|خلاصه|همه|سیاه",
    "Лист|Листове|Страница|Тетрадка|Тефтер|Тефтерче|Книга|Дневник|Журнал|Сметка|Сметки|Счетоводство|Вересии|Вересия|Дълг|Дългове|Длъжници|Салдо|Салда|Движения|Операции|Извлечение|Справка|Отчет|Списък|Таблица|Данни|Експорт|Файл|Копие|Нов|Нова|Стар|Стара|Клиенти|Клиентите|Продажби|Плащания|Каса|Магазин|Година|Месец|Седмица|Ден|Дневен|Месечен|Обобщение|Всичко|Общо|на|за|от|Черен|Черна|Черният|г",
)
"""Sheets and files are called so when they are called after nobody; so they are by months and by years."""
