# What people need to take part: said by every door, and the private messages about it.

# A field's name, inside a refusal.
access-field-afterwards = what you want to tell us
access-field-talk = how we reach you
access-field-reason = the reason
access-field-offer = what you offer instead
access-field-note = the note

# What may not be done.
access-refused-no-consent = We may not keep anything of this without a yes, so nothing was saved. You can say yes on the first page. Or choose “I would rather talk”.
access-refused-not-a-need = That is not on the list any more. Nothing was saved. Please look at the list again.
access-refused-needs-detail = We need a few more words for “{ $label }”. Nothing was sent yet.
access-refused-nothing = Nothing is chosen yet, so nothing was sent.
access-refused-not-now = This has moved on since you looked. Nothing was changed. Please look again.
access-refused-only-the-person = Only the person can say whether it worked. Nothing was changed.
access-refused-too-early = This is not ready yet, and the meeting has not been. Nothing was changed. You can say how it was after the meeting.
access-refused-reason-and-offer = To say no, you need a reason and something else that you offer. Nothing was changed.
access-refused-nothing-to-share = There is nothing to tell them. Nobody who needs something of them has said yes to that. No list was made.
access-refused-nothing-kept = We keep nothing from last time. Nothing was changed. You can say what you need now.

access-refused-runs-too-long = The agenda was not published. In this meeting there is a break after { $minutes } minutes of talk at the latest, and “{ $title }” makes it longer. Put in a break or make the item shorter. Or publish it with a reason, which everyone can read.

# Where a need stands. The person and the access lead read the same words.
access-state-asked = You have asked for it
access-state-seen = We have seen it
access-state-arranging = We are arranging it
access-state-ready = It is ready
access-state-met = You said: it worked
access-state-partly_met = You said: it partly worked
access-state-not_met = You said: it did not work
access-state-cannot = We cannot do it
access-state-withdrawn = You took it back

access-lead-state-asked = New
access-lead-state-seen = Seen
access-lead-state-arranging = Being arranged
access-lead-state-ready = Ready
access-lead-state-met = The person says: it worked
access-lead-state-partly_met = The person says: it partly worked
access-lead-state-not_met = The person says: it did not work
access-lead-state-cannot = We said no
access-lead-state-away = { $state }. The person says they cannot come
access-lead-state-withdrawn = Not needed any more: please cancel what is booked

# By when, in words.
access-by = Needed by { $day }.
access-by-meeting = Needed on the day.
access-late = Late: it had to be ready by { $day }.
access-late-asked = Asked for after { $day }, the last day that is sure to be enough. Start now, and think of something else to offer.

# The same, to the person who needs it.
access-own-late = We said we would have it by { $day }, and we are late. We are sorry. We tell you as soon as it is ready, or what we can do instead.
access-own-late-asked = This is usually asked for by { $day }. We still try. We tell you as soon as we know, and what we can do instead if we cannot.

# Put into the access lead's note when the meeting gets another time or place. The person can read it too.
access-note-moved = The meeting has a new time or place. Before, it was { $when }, at { $place }. Please check what is booked.

# Private messages. They say that there is news, and never what is needed.
access-notice-helped = { $helper } told us for you what you need to take part. You can see it, change it or take it back: type /access.
access-notice-seen = We have seen what you need for “{ $meeting }”.
access-notice-arranging = We are arranging something that you need for “{ $meeting }”. To see it, type /access.
access-notice-ready = Something that you need for “{ $meeting }” is ready. To see it, type /access.
access-notice-again = “{ $meeting }” has a new time or place. So we are arranging something that you need once more. To see it, type /access.
access-notice-cannot = We are sorry. There is something that we cannot do for “{ $meeting }”. Why, and what we offer instead, is only for you: type /access.
access-notice-same = “{ $meeting }” is on { $when }. Do you need the same as last time? Type /access and choose: yes, change, or not this time.
access-notice-how = Thank you for being part of “{ $meeting }”. Did we get it right for you? Type /access to tell us.
access-notice-review = You told us some time ago what you need to take part. Is it still right? Type /access to check it.
access-notice-going = We keep what you told us you need to take part. We have not heard from you about it for nearly a year. On { $day } we take it away. To keep it, type /access and press “This is still right”.
access-notice-lead-asked = Somebody told us what they need for “{ $meeting }”. Look with /access-board.
access-notice-lead-short = Somebody needs something for “{ $meeting }” sooner than it usually takes. Please look now, with /access-board.
access-notice-lead-late = Something for “{ $meeting }” is not ready, and its day has passed. Please look with /access-board.
access-notice-lead-moved = “{ $meeting }” has a new time or place. What was ready for the old one is being arranged again. Please check what is booked, with /access-board.
access-notice-lead-cancelled = “{ $meeting }” is called off, and people needed something at it. Please cancel what is booked. To see it, type /access-board.
access-notice-lead-not-needed = Something is not needed any more for “{ $meeting }”. Please cancel what is booked. To see it, type /access-board.
access-notice-lead-away = Somebody says they cannot come to “{ $meeting }”, and we had begun to arrange something for them. Please see what is booked: type /access-board.
access-notice-lead-back = Somebody who could not come to “{ $meeting }” may come after all. Please see what is booked for them: type /access-board.
access-notice-lead-gone = Somebody took away everything they need for “{ $meeting }”. We had begun to arrange something, and it is not on the board any more. Please compare the board with what is booked: type /access-board.
access-notice-lead-judged = Somebody says that something did not fully work at “{ $meeting }”. Read it with /access-board.
access-notice-lead-talk = Somebody would rather talk than fill in a form. See who, with /access-board.

# Readiness, for everyone who runs or arranges the meeting.
access-missing-needs = Not everything that people need is arranged, and its day has passed. The access lead knows more.

access-missing-key = What people need cannot be read just now, because the key to it is missing. Please tell whoever runs Alongside.

# Rules of a meeting. They are everybody's, and say nobody's name.
access-rules = How this meeting works for everyone:
access-rule-breaks = There is a break after { $minutes } minutes of talk at the latest.
access-rule-poll-open = A vote stays open for at least { $minutes } minutes.
access-rule-poll-notice = Everyone is told { $seconds } seconds before a vote closes.
access-rule-think = After a question, wait { $seconds } seconds before anybody answers.
access-rule-no-cold-calling = Nobody is asked to speak who did not ask to.
access-rule-questions-first = Questions go round in writing before the meeting.
access-rule-slow-screen = The room screen stays still for { $seconds } seconds after each change, so that everyone can read it.
access-rule-no-flashing = Nothing flashes, and lights stay even.
access-rule-read-out = What is typed is read out.
access-rule-describe = Whoever shows something says aloud what can be seen.
access-rule-cards = Everyone has the cards: stop, slow down, agree.
access-rule-papers = Papers go out { $days ->
    [one] a day
   *[other] { $days } days
 } sooner than usual, to everybody.

# Before the meeting starts.

# Who may be told.
access-purpose-store = Keep what I say
access-purpose-facilitator = Facilitators
access-purpose-venue = The place where we meet
access-purpose-interpreter_agency = The interpreters
access-purpose-caterer = Whoever makes the food

access-count = { $count ->
    [0] nobody
   *[other] { $count } people
}
access-count-hidden = not shown, because it may be fewer than { $smallest }
