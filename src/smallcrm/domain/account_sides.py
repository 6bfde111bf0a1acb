"""The words for the two sides of an account, in five languages: what stands under debit is owed, what under credit is the customer's."""

from __future__ import annotations

DEBIT_WORDS = "debit|debits|dr|חובה|مدين|منه|عليه|بدهکار|Дебит|Дт"
CREDIT_WORDS = "credit|credits|cr|זכות|دائن|له|بستانکار|Кредит|Кт"
"""They head columns too: a balance, and what is in credit, in a list of customers; took and paid among entries."""

DEBIT_SIDE: tuple[str, ...] = (
    DEBIT_WORDS,
    "d|db|deb|debtor|owes|in debt",
    "ח|בחובה|חייב|חייבת|יתרת חובה|חו",
    "م|مدينة|عليها|رصيد مدين",
    "بد|بده|بدهی|علیه|مانده بدهکار",
    "д|д т|дебитно|дължи|дебитно салдо",
)
CREDIT_SIDE: tuple[str, ...] = (
    CREDIT_WORDS,
    "c|cre|cred|creditor|in credit|credit balance",
    "ז|בזכות|זכאי|זכאית|יתרת זכות|זכ",
    "د|دائنة|لها|رصيد دائن",
    "بس|بست|طلبکار|مانده بستانکار",
    "к|к т|кредитно|предплатил|надплатил|кредитно салдо",
)
"""On which side an amount stands, where that is all that is said of it: a letter alone means nothing in a sentence."""

DEBIT_BESIDE_A_NUMBER, CREDIT_BESIDE_A_NUMBER = "חוב", "предплата|спредплата"
"""Words that say it of a number only: in a column of kinds they are what happened."""

ALSO_OF_MONEY = "c|d|م|د"
"""Letters of those that beside a number may be cents, pence, millions or dinars."""
