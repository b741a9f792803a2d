# Papers in Discord: commands, cards, buttons.

papers-command = Papers of a meeting
papers-read-command = Read the papers in your own format
papers-list-command = What is there, and what is missing. For organisers
papers-add-command = Start a paper. For organisers
papers-attach-command = Add a format to a paper. For organisers
papers-option-meeting = Which meeting? Leave it out for the next one
papers-option-title = The title
papers-option-about = What it is about, in a sentence or two
papers-option-until = The last day for comments, such as 20 March 2026
papers-option-paper = Which paper?
papers-option-format = Which format?
papers-option-description = What it is, for people who listen: pages, pictures, what they show
papers-option-file = A PDF or a picture
papers-option-link = Or a link to it
papers-option-how = Or how it reaches people, such as: by post on 3 March
papers-option-detail = Which size, colour or language
papers-option-checked = Easy Read only: people with a learning disability have checked it

papers-refused-unknown = We do not know that paper. Nothing was changed. Please choose one from the list.

papers-button-read = Read it in my format
papers-button-get = Get: { $format }
papers-button-release = Send it to everybody

papers-card-released = **A paper is out: { $title }**
papers-card-until = You can comment until { $until }.
papers-card-override = Not every format was ready when it went out. The reason: { $reason }
papers-reading-heading = **Papers, in your format first**
papers-reading-title = **{ $title }**
papers-reading-waiting = Your format is not here yet. Your days to comment begin when it comes.
papers-reading-until = Your last day to comment: { $until }.
papers-version-link = { $format }: { $description } { $link }
papers-version-how = { $format }: { $description } You get it { $how }.
papers-version-file = { $format }: { $description } Use the button below.
papers-list-heading = **Papers and their formats**
papers-list-title = **{ $title }**
papers-list-there = There: { $formats }.
papers-list-missing = Missing: { $formats }. It waits for that.
papers-list-ready = Everything is there. It can go out.
papers-list-out = It is out.
papers-none-yet = No paper is out yet. We tell you when one is.
papers-none-added = There is no paper yet. Use /papers add to start one.
papers-here = { $title }: { $format }.
papers-sent = { $title } is out. Everybody who comes was told at the same time.
papers-form-release = Send it now?
papers-form-missing = Still missing: { $missing }. Those people will not be able to read it yet.
papers-label-reason = Why now? Everybody can read this
