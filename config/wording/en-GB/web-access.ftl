# A person's own pages about what they need, and the access lead's board, in a browser.

web-access-help = Help
web-access-help-words = Choose whatever helps you. You never need to say why. You can stop at any time and carry on later: ask the bot for a new link with /access. If you would rather talk, say so at the end of the first page.
web-access-who = Who sees what you say: you, and { $who }, who arranges it. Nobody else does, unless you say yes to that. Say what helps you. You never need to say why. This page is ours, and Discord does not keep what you write on it.
web-access-begin = Say what you need
web-access-change-needs = Change what you need
web-access-same = Do you need the same as last time?
web-access-change = Change something
web-access-asked = What you asked for at this meeting
web-access-how = Did we get it right at “{ $title }”, { $when }?
web-access-kept = What we keep for every meeting
web-access-drop = Keep it no more
web-access-rather-talk = I would rather talk to somebody
web-access-who-link = Who is told, and who opened it
web-access-who-help = Tick who may be told. They get what is needed and where you sit, not your name. Whoever makes the food gets numbers only. A no changes nothing else for you.
web-access-keep-choice = Keep this choice
web-access-step = Page { $step } of { $steps }
web-access-choose = Please choose
web-access-problems = A few words are missing. We have kept what you chose. Please look below.
web-access-needs-detail = Please answer this one: { $ask }

web-access-done-same = We have asked for the same as last time.
web-access-done-not-this-time = You need nothing at this meeting. What we keep for other meetings stays.
web-access-done-right = Thank you. We keep it as it is.
web-access-done-take-back = It is taken back. It is on no list that we make from now on.
web-access-done-drop = We no longer keep that for every meeting. What you asked for at one meeting stays.
web-access-done-judge = Thank you. We have kept what you said. You can change it.
web-access-done-talk = Thank you. Somebody will call you or write to you. You do not need to fill in a form.
web-access-done-forget = We keep nothing of this any more. You can begin again at any time.
web-access-done-sent = It is sent. We tell you in a private message each time something moves.
web-access-done-stopped = We keep your form for 30 days. Nobody but you sees it.
web-access-done-nothing-kept = You said no, so we keep nothing. You can talk to somebody instead: see below.
web-access-done-agreed = We have kept your choice.

# The board
web-access-board-help-words = What is needed first is at the top. Each step you take here tells the person. Only the person can say whether it worked. Each time you open this page is noted, and the person can see it.
web-access-board-needs = What people need
web-access-board-calls = Who would rather talk
web-access-board-called = I have called
web-access-board-over = Meetings that are over: how it was
web-access-board-print = Make a page to print
web-access-board-csv = Make a file
web-access-board-keep-note = Keep the note
web-access-board-tell-no = Keep this and tell the person
web-access-board-done-seen = You have seen all of it. Each person is told.
web-access-board-done-called = It is done. They are off the list.
web-access-board-done-move = It is kept. The person is told.
web-access-board-done-take-on = You arrange it now.
web-access-board-done-cannot = It is kept. The person is told that there is news.
web-access-board-done-note = The note is kept.
web-access-done-sent-for = It is sent. The person gets a message with your name, can see it all, and can take it back.
web-access-for-link = Fill this in for somebody I support
web-access-for-help = Only do this if they want you to. You do not see what they said themself. They are told, see it all, and can take it back.
web-access-for-whom = Whom do you support?
web-access-for-nobody = There is nobody else in the group yet.
web-access-for-note = You fill this in for { $name }.
