"""Headings of other languages written in Latin letters, as shopkeepers type them on a keyboard without their own: data for `headers`."""

# ruff: noqa: E501 - a line holds the words of one field

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LATIN_WORDS: Mapping[str, str] = {
    "name": "shem|shem male|shem hamale|shem lakoach|shem halakoach|lakoach|lekoach|ime|imena|trite imena|klient|esm|ism|ism kamel|nam|naam|nam va famil|name kamel|moshtari|esme moshtari",
    "number": "mispar|mispar lakoach|nomer|klientski nomer|kod|kode moshtari|shomare|shomareh|shomare moshtari|raqm|rakm|rakam",
    "given_name": "shem prati|sobstveno ime|malko ime|name kuchak|esme kuchak|ism awwal",
    "middle_name": "prezime|bashtino ime|shem emtzai|name pedar",
    "family_name": "shem mishpacha|shem mishpaha|mishpacha|familia|familiya|familiq|famil|famili|name khanevadegi|nam khanevadegi|fameeli|ism aila|aila",
    "known_as": "kinuy|prqkor|prjakor",
    "mobile": "pelefon|pelephone|nayad|naiad|nayyad|mobail|mobayl|mobilen|mobilen telefon|dzhiesem|jawal|jawwal|gawal|hamrah|telefone hamrah|shomare mobile|shomareh mobile|gushi|mahmoul|naqqal",
    "phone": "telefon|telephon|telefun|tilifon|hatef|hatif|telfon|talefan|telefone sabet|shomare telefon|shomareh telefon|shomare tamas|telefonen nomer",
    "fax": "faks|fakes",
    "email": "imeil|imejl|imeyl|email adres|doal|doar elektroni|meil|mejl|elektronna poshta|e poshta|el poshta|iimel|baridi|barid elektroni|poste elektroniki",
    "street": "ktovet|kotovet|rehov|rechov|rekhov|adres|adresa|ulitsa|ulica|unwan|onwan|enwan|shari|neshani|khiaban|khiyaban",
    "city": "yishuv|ishuv|grad|naseleno myasto|madina|medina|madinah|shahr",
    "postcode": "mikud|poshtenski kod|poshtenski code|kode posti|code posti|ramz baridi",
    "country": "eretz|medinah|darzhava|durjava|darjava|keshvar|balad",
    "region": "ezor|shchuna|oblast|raion|ostan|mantaqa",
    "company": "hevra|chevra|firma|firmata|kompaniya|sharika|sherkat|sharikat",
    "role": "tafkid|dlazhnost|dlujnost|semat",
    "occupation": "isuk|miktzoa|profesiya|profesia|mihna|shoghl",
    "birthday": "taarich leda|taarich leida|tarich leda|yom huledet|data na razhdane|data na rajdane|rozhden den|rojden den|tarikh milad|tarikh al milad|tarikhe tavallod|tarikh tavalod|tavallod|tavalod",
    "balance": "chov|hov|yitra|itra|yitrat chov|saldo|zadalzhenie|zadaljenie|dalzhi|dulji|dalg|veresia|veresiya|rasid|raseed|dayn|deyn|bedehi|bedehkar|mande|mandeh|hesab",
    "tags": "tagiyot|kategoriya|kategoria|grupa|guruh",
    "notes": "hearot|heara|belezhki|belejki|zabelezhka|zabelejka|komentar|mulahazat|molahazat|tozihat|tozih|yaddasht",
    "interests": "tahbivim|interesi|hobi",
    "day": "taarich|tarich|tarikh",
    "took": "lakach|lakah|vze|pokupka|kharid|akhad|bardasht",
    "paid": "shilem|shilam|tashlum|plati|plateno|plashtane|pardakht|dafaa",
    "amount": "schum|suma|mablagh",
}
