# The cards, forms and commands of access needs in Discord.

access-command = Say what you need to take part. Only you and the access lead see it.
access-board-command = For access leads: what people need, by when, and what is ready
access-option-meeting = Which meeting. Leave it empty for the next one.
access-option-person = Somebody you support, to fill this in for them
access-refused-not-a-person = Please choose a person who is in this server. Nothing was changed.

# The first card
access-home-heading = What you need to take part
access-home-meeting = For “{ $title }”, { $when }.
access-home-no-meeting = No meeting is planned just now. We keep what you say for the next one.
access-notice-who = Who sees what you say: you, and { $who }, who arranges it. Nobody else does, unless you say yes to that. Say what helps you. You never need to say why. What you choose here also passes through Discord. On our web page it does not.
access-no-lead = the access lead
access-home-draft = You have a form that you did not send yet. You can carry on where you stopped.
access-home-call = You asked to talk. Somebody will call you or write to you.
access-home-kept = **What we keep for every meeting**
access-home-same = **Do you need the same as last time?**
access-home-asked = **What you asked for at this meeting**
access-home-how = **Did we get it right at “{ $title }”?** It was { $when }.
access-because = We cannot do it: { $reason } What we offer instead: { $offer }
access-entered-by = (filled in for you by { $name })
access-changed-by = (changed for you by { $name }; before, you said: { $before })
access-choose-kept = Choose one: we keep it no more
access-choose-need = Choose one: take it back, or say how it was
access-choose-how = Choose one, and say how it was
access-button-say = Say it here
access-button-carry-on = Carry on with the form
access-button-talk = I would rather talk
access-button-who = Who is told
access-button-same = Yes, the same
access-button-not-this-time = Not this time
access-button-still-right = This is still right
access-button-back = Back

access-button-web = Use the web page
access-button-open-web = Open my page
access-button-open-board = Open the board
access-button-board-web = Open it as a web page

# One need
access-how-was-it = Did we get this right?
access-you-said = You said: { $words }
access-button-met = Yes, it worked
access-button-partly-met = It partly worked
access-button-not-met = No, it did not work
access-button-undo = Undo what was filled in for me
access-button-take-back = I do not need it now
access-afterwards-form = What did not work?
access-label-afterwards = What should we know?
access-label-afterwards-help = You can leave this empty. Only the access lead reads it.
access-talk-form = I would rather talk
access-label-talk = How and when shall we reach you?
access-label-talk-help = You can leave this empty. Only the access lead reads it.

# What was done
access-done-not-this-time = You need nothing at this meeting. What we keep for other meetings stays.
access-done-still-right = Thank you. We keep it as it is.
access-done-taken-back = It is taken back. It is on no list that we make from now on. If we had begun to arrange it, the access lead is told.
access-done-undone = It is undone. What you had said there yourself stands again.
access-done-dropped = We no longer keep that for every meeting. What you asked for at one meeting stays.
access-done-judged = Thank you. We have kept what you said. You can change it.
access-done-talk = Thank you. Somebody will call you or write to you. You do not need to fill in a form.
access-done-forgotten = We keep nothing of this any more. You can begin again at any time.
access-done-stopped = We keep your form for 30 days. Nobody but you sees it. Type /access to carry on.
access-done-sent = It is sent. We tell you in a private message each time something moves. Type /access to see it, to change it, or to take it back.
access-done-sent-for = It is sent, for { $name }. They get a message with your name, can see it all, and can take it back.

# Who is told
access-who-heading = Who is told
access-told-nobody = Nobody is told of what you need, apart from the access lead.
access-told-some = You said yes to telling: { $who }. They get what is needed and where you sit, not your name. Whoever makes the food gets numbers only.
access-who-help = Choose below who may be told. Choose nobody, and nobody is told. A no changes nothing else for you.
access-choose-who = Who may be told
access-given-heading = What was passed on
access-given-line = { $need }: { $recipient }, { $day }
access-given-none = Nothing was passed on to anybody.
access-opened-heading = Who opened what you said
access-opened-line = { $name }, { $when }
access-opened-none = Nobody has opened it yet.
access-button-keep-nothing = Keep nothing of this
access-forget-sure = We take away everything you said about what you need, for this and every meeting. What was asked for is not arranged any more. If you asked us to call you, that goes too. This cannot be undone.
access-button-forget = Take everything away
access-button-keep = Keep it

# The form
access-consent-store = May we keep what you say, so that we can arrange it? You can take this back at any time, and then we take it away.
access-consent-store-for = Has { $name } said yes to this? We keep that you filled it in. { $name } is told, sees it, and can take it back.
access-button-yes-keep = Yes, keep it
access-button-no-keep = No
access-form-step = { $step } of { $steps }: { $group }
access-form-help = Choose whatever helps you. You can leave it all out.
access-form-help-for = Choose whatever helps { $name }. You do not see what they said themself.
access-form-choose = Choose whatever helps
access-button-step-back = Back
access-button-next = Next
access-button-to-end = Go to the end
access-button-stop = Stop, and keep it for later
access-details-form = A few words more
access-details-choose = Choose one
access-check-heading = Is this right?
access-check-nothing = Nothing is chosen. If you send this, nothing is arranged for you.
access-choose-how-long = For how long
access-keep-always = For every meeting, until I change it
access-keep-once = Only for this meeting
access-consent-who = May we tell them what is needed, without your name? Leave it empty, and nobody is told.
access-button-send = Send

# The board of the access lead
access-board-heading = Access for “{ $title }”
access-board-late = { $count ->
    [one] One thing is late.
   *[other] { $count } things are late.
}
access-board-in-time = Nothing is late.
access-board-off = This meeting is called off. Please cancel what is booked for it.
access-board-unanswered = { $count ->
    [one] One person has not said yet whether it is the same as last time.
   *[other] { $count } people have not said yet whether it is the same as last time.
}
access-board-none = Nobody has asked for anything at this meeting.
access-board-more = And { $count } more. They are all on the web page.
access-board-owner = { $name } arranges it.
access-board-no-owner = Nobody arranges it yet.
access-board-choose = Choose one to arrange
access-board-ways = **How people want to hear from us.** The bot does not do this: please do it yourself.
access-board-calls = **Who would rather talk**
access-board-called = Choose who was called
access-button-seen-all = I have seen all of it
access-button-lists = Make a list for somebody
access-button-board-over = How was “{ $title }”?
access-button-board-off = Called off: “{ $title }”
access-button-to-seen = Seen
access-button-to-arranging = We are arranging it
access-button-to-ready = It is ready
access-button-take-on = I arrange it
access-button-cannot = We cannot do it
access-button-note = Write a note
access-button-back-to-board = Back to the board
access-ways = Each step reaches them as a private message on Discord. How they want to hear from us: { $ways }.
access-they-said = They said: { $words }
access-note = Note: { $words }
access-cannot-form = We cannot do it
access-label-reason = Why can we not do it?
access-label-reason-help = In plain words. The person reads this.
access-label-offer = What do we offer instead?
access-label-offer-help = The person reads this, and is told at once that there is news.
access-note-form = A note
access-label-note = Note for whoever arranges it
access-label-note-help = The person can read this in what we keep of them.
access-lists-help = A list has what is needed and where, not who. Only those who said yes to this are on it. Each of them can see that it was made.
access-lists-choose = For whom
access-list-heading = The list for: { $recipient }. Please pass it on to nobody else.
access-list-when = { $when }, { $place }.
access-list-left-out = Somebody needs something of theirs and has not said yes to telling them. Ask the person, or arrange it yourself.
access-overview-ready = Everything that people need is on its way.
access-overview-counts = How many people need something

# The head of a list, as a file
access-share-where = Where
access-share-how-many = How many
access-share-need = What is needed
access-share-detail = Details
access-share-a-name = (a name)
access-share-person = Person { $number }
