"""The words of names by which `person_name` takes them apart, in five languages: data."""

# ruff: noqa: E501 - a line holds the words of one language

from __future__ import annotations

TITLES = (
    "mr mrs ms miss mx dr prof professor eng rev fr sir madam dame lord lady hon capt col lt lieut sgt cpl brig cmdr messrs",
    "מר גב' גברת אדון ד\"ר דר' פרופ' פרופסור עו\"ד רו\"ח הרב רב הרבנית אינג' אדר' השופט השופטת ח\"כ הגב' הגברת האדון הד\"ר הדר' הפרופ' המנוח המנוחה אלמנת יורשי",
    "السيد السيدة الآنسة آنسة الدكتور الدكتورة دكتور دكتورة د المهندس المهندسة مهندس مهندسة م الأستاذ الأستاذة أستاذ أستاذة الحاج الحاجة الشيخ شيخ القس المرحوم المرحومة الراحل الراحلة الفقيد الفقيدة أرملة ورثة",
    "آقای آقا خانم سرکار جناب دکتر مهندس استاد حاج حاجی حاجیه مرحوم مرحومه شادروان روانشاد کربلایی",
    "г-н г-жа г-ца господин госпожа госпожица д-р проф доц инж арх адв акад",
)
"""Divided by spaces; they stand before a name."""

TITLES_OF_FAMILIES = ("family", "משפחת משפ' משפ", "عائلة", "خانواده خانواده‌ی خانوادهٔ", "семейство сем")
"""After them stands the name of a family alone."""

SUFFIXES = 'jr junior sr senior ii iii iv phd dphil md dds dvm esq mba msc bsc llb llm cpa kbe obe mbe cbe dbe gbe kcb kcmg cmg cvo kcvo mvo lvo frs ret retd (ret) (retd) ז"ל זצ"ל ע"ה שליט"א יצ"ו הי"ד הי"ו תחי\' שתחי\' שיחי\''
"""They stand after a name and belong to the family's."""

SUFFIXES_AS_WRITTEN = "мл. ст. мл ст (мл.) (ст.)"
"""Suffixes in small letters alone: Ст. is a name cut short."""

SUFFIX_PHRASES = ("رحمه الله", "رحمها الله", "حفظه الله", "حفظها الله", "رحمت الله علیه")
"""Wishes of several words, which stand after a name."""

BORN = "née nee né geb. geborene לבית родена"
"""Between a name and the one that its bearer was born with, in these letters alone."""

LETTERS_AFTER_COMMA = "MA BA MP JP KC QC JD RN DO CFA ACA FCA MPhil MEng BEng MEd BEd"
"""Suffixes as they are written, in these letters alone and after a comma: Ma and Do are names of families."""

CONNECTORS = "& + and und y и و ו - – — /"
"""Between the names of two people, or two names of one, where they stand apart."""

JOINED_TO_NEXT = (
    "אבו אבן אום אל עבד דה די דל ואן ון דר von der den de del di da do dos das du la le el al ter ten zu zum zur abu umm ibn bin bint abd abdel abdul "
    "عبد أبو ابي أبي أم بن ابن بنت آل ال ذو ذي فون فان фон ван де дел абу бин ибн абдел"
)
JOINED_UNLESS_GIVEN = "בן בר בת ben bar bat van della бен"
"""Particles of family names that are also somebody's own name: Ben Cohen, בר רפאלי, Van Morrison."""
JOINED_TO_NEXT_LATER = "mc mac san santa st"
"""Particles only after a name: Mac Miller is called Mac."""
JOINED_TO_PREVIOUS = "الدين الله الرحمن الرحيم الإسلام الحق النبي الدین العابدین الزهراء"
JOINED_TO_PREVIOUS_LATER = "زاده نژاد پور نیا فر منش تبار وند"
"""Second halves of Persian names, where a name stands before the first one."""
JOINED_TO_PREVIOUS_AMID = "سادات"
"""Women of the Prophet's house bear it after their own name; as the last word it is the family's."""
PERSIAN_FIRST_HALVES = "محمد علی امیر غلام میر فاطمه حسین نور عبد شاه مریم حمید ابو"
PERSIAN_DESCENT = "سید سیده میر"

BULGARIAN_ENDINGS = ("ов", "ова", "ев", "ева", "ски", "ска", "чки", "чка", "ови", "еви")

FIRM_WORDS = (
    "ltd limited inc incorporated llc llp plc corp corporation company gmbh kg sarl srl pty group holding holdings enterprises industries trading traders services solutions systems studio studios bakery restaurant cafe café hotel college university institute association foundation society clinic pharmacy garage store stores shop supermarket minimarket grocery bros agency consulting partners logistics construction imports exports wholesale school",
    'בע"מ בעמ חברת חברה עמותת עמותה מועצת מועצה עיריית ביה"ס בי"ס מכולת מאפיית מאפייה מאפיה מסעדת מסעדה קיוסק סופרמרקט מינימרקט מרכול מוסך נגריית נגרייה מסגריית סטודיו משרד קבוצת מלון בנק שיווק תעשיות מפעלי מפעל שירותי מספרת פיצריית פיצרייה חנות ישיבת קיבוץ מכון מרפאת ובניו ובנותיו ושות\' ושותפיו ואחיו אחים האחים',
    "شركة شركه مؤسسة مصنع متجر محل محلات مطعم مخبز مخابز مكتب مدرسة جمعية فندق بقالة صيدلية معرض مركز مجموعة بنك ورشة سوبرماركت كراج وأولاده وأبناؤه وإخوانه وشركاه وشركاؤه للتجارة للمقاولات للصناعة للخدمات ذ.م.م ش.م.م ش.م.ل مقهى عيادة بلدية جامعة أسواق",
    "شرکت موسسه مؤسسه فروشگاه کارخانه رستوران نانوایی قنادی مغازه دفتر مدرسه گروه هتل داروخانه آموزشگاه بانک صنایع بازرگانی تعاونی کارگاه تعمیرگاه خواربار سوپرمارکت سهامی دبستان دانشگاه شهرداری پسران برادران شرکا درمانگاه کافه",
    "оод еоод еад дззд фирма ресторант хотел училище община магазин пекарна хлебарница сдружение фондация клиника аптека автосервиз сервиз кантора холдинг банка супермаркет кооперация читалище синове сие механа",
)
"""A word of these makes a firm of the whole name."""

FIRM_FIRST_WORDS = "סופר רשת גני אולמי פיצה מושב קפה محلات أولاد"
"""Words that begin the name of a firm, and are names of people elsewhere."""

FIRM_SIGNS = "AG SA AB NV BV AS OY SPA SE PC АД ЕТ СД КД"
"""Short signs of firms: in capitals, first or last."""

FIRM_PHRASES = (
    "בית ספר",
    "גן ילדים",
    "קופת חולים",
    "& בניו",
    "& אחיו",
    "& أولاده",
    "& پسران",
    "& синове",
    "& sons",
    "and sons",
    "& co",
    "and co",
    "و پسران",
    "и синове",
    "и сие",
    "и партньори",
)
