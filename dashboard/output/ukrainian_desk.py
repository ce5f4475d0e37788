"""Ukrainian for what is fixed on the desk of the Build page, and in the drawer."""

DESK: dict[str, str] = {
    # the option as a whole
    "Build an option: choose ground, and say what becomes of it": "Складіть власний варіант: "
    "оберіть територію і визначте, що з нею буде",
    "Tick, click or draw the ground of the first clause; figures follow at once.": "Позначте, "
    "клацніть чи накресліть територію першого пункту; числа з’являться одразу.",
    "Day, mapper, people, units": "День, картограф, люди, одиниці",
    "Name of the option": "Назва варіанта",
    "Undo": "Скасувати",
    "Redo": "Повторити",
    "Author and note": "Автор і примітка",
    "Author": "Автор",
    "Note": "Примітка",
    "Start from a text of the library": "Почати з тексту бібліотеки",
    "Text": "Текст",
    "Start empty": "Почати з порожнього",
    "Put it on the desk": "Узяти за початок",
    "Save, open, link": "Зберегти, відкрити, поділитися",
    "Save as a file": "Зберегти як файл",
    "Keep beside the next one, to compare": "Лишити поруч із наступним, щоб порівняти",
    "Open a file that was saved here": "Відкрити збережений тут файл",
    "Links carry the whole option, with its name, author and note:": "Посилання містять увесь "
    "варіант, з назвою, автором і приміткою:",
    "The option is too large for a link. In this session it is on every page; elsewhere, open its "
    "file on the Build page.": "Варіант завеликий для посилання. У цьому сеансі він є на кожній "
    "сторінці; деінде відкрийте його файл на сторінці «Власний варіант».",
    # its clauses
    "Clauses: a later one overrides those above it": "Пункти: пізніший має перевагу над "
    "попередніми",
    "New clause: choose its ground below": "Новий пункт: оберіть його територію нижче",
    "no ground of its own on this day": "цього дня власної території немає",
    "Add a clause": "Додати пункт",
    "Up": "Вгору",
    "Down": "Вниз",
    "Remove": "Вилучити",
    # the ground of a clause
    "Choose its ground": "Вибір території",
    "Tick list": "Список",
    "On the map": "На карті",
    "Draw": "Креслити",
    "Upload": "Файл",
    "How units count": "Як рахувати одиниці",
    "Only what I choose": "Лише те, що оберу",
    "All of Ukraine but what I leave out": "Уся Україна, крім того, що вилучу",
    "Click a hromada on the map to choose it; click again to leave it out.": "Клацніть громаду на "
    "карті, щоб обрати її; клацніть ще раз, щоб вилучити.",
    "Draw on the map with the tools at its left: a polygon or a rectangle.": "Накресліть на карті "
    "багатокутник або прямокутник; інструменти — ліворуч.",
    "What you choose here takes the place of the ground that the clause has now.": "Обране тут "
    "замінить територію, яку пункт має зараз.",
    "Only the part held by": "Лише частина, яку утримує",
    "Either side": "Будь-хто",
    "Only a band along the line of contact": "Лише смуга вздовж лінії зіткнення",
    "Kilometres from the line, on either side": "Кілометрів від лінії, в обидва боки",
    "Find a unit or a place": "Знайти одиницю чи місце",
    "No unit or place of that name. Try another spelling.": "Такої одиниці чи місця немає. "
    "Спробуйте інше написання.",
    "All oblasts": "Усі області",
    "Raion": "Район",
    "All raions": "Усі райони",
    "Unit": "Одиниця",
    "Ground from a file": "Територія з файлу",
    # what becomes of it
    "What becomes of it": "Що буде з територією",
    "Troops, rule, sovereignty, withdrawal one by one": "Війська, управління, суверенітет, відхід "
    "окремо",
    "Stays as held": "Лишається, як утримується",
    "Ukraine leaves, demilitarised": "Україна залишає, демілітаризація",
    "Ukraine leaves, Russia governs": "Україна залишає, управляє Росія",
    "Russia leaves, Ukraine governs": "Росія залишає, управляє Україна",
    "Russia leaves, demilitarised": "Росія залишає, демілітаризація",
    "Both leave, each governs its part": "Обидві залишають, кожна управляє своєю частиною",
    "Both leave, international rule": "Обидві залишають, міжнародне управління",
    "Other terms": "Інші умови",
    # what follows
    "What to know of this option": "Що слід знати про цей варіант",
    "What each side gives and receives": "Що кожна сторона віддає й отримує",
    "In all": "Усього",
    "Given by who holds the ground now, received by who would hold it. Ground that one side gives "
    "and that is then held by neither, is received by nobody.": "Віддає той, хто утримує територію "
    "нині; отримує той, хто утримував би її потім. Територію, яку одна сторона віддає і яку потім "
    "не утримує жодна, не отримує ніхто.",
    "Only Ukraine gives ground.": "Територію віддає лише Україна.",
    "Only Russia gives ground.": "Територію віддає лише Росія.",
    # a swap
    "Find a swap": "Знайти обмін",
    "Look for ground to match what one side would give": "Шукати територію, що відповідала б тій, "
    "яку віддала б одна зі сторін",
    "Match what is given by": "Відповідник тому, що віддає",
    "Made of": "Складено з",
    "Pockets": "Суцільних ділянок",
    "Hromadas": "Громад",
    "Measured by": "Порівнювати",
    "Looked for in": "Де шукати",
    "Outside the five regions": "Поза п’ятьма регіонами",
    "Candidates, not recommendations: only areas or people are compared, nothing else. Of the 24 "
    "largest pieces every combination is searched, so none of these pieces comes nearer with as "
    "few parts.": "Це лише знайдене, а не рекомендації: порівняно площу або людей, більше нічого. "
    "Серед 24 найбільших частин перебрано всі поєднання, тож жодне інше з такої самої кількості "
    "цих частин не підходить ближче.",
    "There is no such ground.": "Такої території немає.",
    "Add to the option": "Додати до варіанта",
    # the drawer
    "Part of the drawer": "Розділ",
    "Picture": "Зображення",
    "Gallery": "Галерея",
    "Series": "Серія",
    "Files": "Файли",
    "Cite and embed": "Цитувати й вбудувати",
    "Size": "Розмір",
    "Style": "Вигляд",
    "Format": "Формат",
    "Post, 1200 × 675": "Допис, 1200 × 675",
    "Slide, 1920 × 1080": "Слайд, 1920 × 1080",
    "Square, 1080 × 1080": "Квадрат, 1080 × 1080",
    "A4 upright": "A4, книжкова",
    "A4 across": "A4, альбомна",
    "A size of your own": "Власний розмір",
    "Width, px": "Ширина, пікселів",
    "Height, px": "Висота, пікселів",
    "Light": "Світлий",
    "Dark": "Темний",
    "Greyscale, for print": "Відтінки сірого, для друку",
    "Projector": "Для проєктора",
    "Drawing …": "Малюємо …",
    "The picture shows what the PDF shows.": "Зображення показує те саме, що й PDF.",
    "Title, subtitle, source line": "Заголовок, підзаголовок, рядок джерел",
    "Title, 70 characters at most": "Заголовок, не більше 70 знаків",
    "Subtitle": "Підзаголовок",
    "Source line, with {source} and, if wanted, {date}": "Рядок джерел: із {source} і, за "
    "бажанням, {date}",
    "This state": "Цей стан",
    "First month": "Перший місяць",
    "Last month": "Останній місяць",
    "everything in one archive: pictures, tables, shapes, slides, page, terms": "усе в одному "
    "архіві: зображення, таблиці, контури, слайди, сторінка, умови",
    "picture for slides and posts": "зображення для слайдів і дописів",
    "picture that a graphics editor can change; its words are words": "зображення, яке можна "
    "змінити в графічному редакторі; слова лишаються словами",
    "picture for print": "зображення для друку",
    "table for any program (UTF-8)": "таблиця для будь-якої програми (UTF-8)",
    "all tables, with method and sources": "усі таблиці, з методом і джерелами",
    "shapes for web maps (RFC 7946, WGS 84)": "контури для вебкарт (RFC 7946, WGS 84)",
    "shapes for GIS programs, tables ground, lines and about": "контури для ГІС; таблиці ground, "
    "lines і about",
    "shapes for virtual globes; patterns stand in the names": "контури для віртуальних глобусів; "
    "штрихування названо словами",
    "two slides to edit, sources in the notes": "два слайди, які можна змінити; джерела в нотатках",
    "interactive map in one file, for embedding; asks nobody for anything": "інтерактивна карта в "
    "одному файлі, щоб вбудувати; ні до кого не звертається",
    "alternative text, credit line and citations": "альтернативний текст, рядок джерел і цитування",
    "Alternative text": "Альтернативний текст",
    "Credit line": "Рядок джерел",
    "Citation": "Цитування",
    "Citation, APA": "Цитування, APA",
    "Embed the live page": "Вбудувати цю сторінку",
    "Embed the HTML file, wherever you put it": "Вбудувати файл HTML, де б він не лежав",
    "Recipe of this state": "Рецепт цього стану",
    "Recipe or link from a file": "Рецепт чи посилання з файлу",
    "The data have changed since this link or recipe was written: the figures may differ from "
    "those in the file.": "Відколи записано це посилання чи рецепт, дані змінилися: числа можуть "
    "відрізнятися від тих, що у файлі.",
    "The data are the same as when it was written.": "Дані ті самі, що й тоді, коли це записано.",
    "Open this state": "Відкрити цей стан",
}
