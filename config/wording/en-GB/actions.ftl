# Decisions, and actions that somebody does about them.

actions-field-decision = The decision
actions-field-before = How it was before
actions-field-after = How it is from now on
actions-field-review = What the review came to
actions-field-action = The action
actions-field-news = The news
actions-field-why = The reason
actions-field-outcome-did = What was done
actions-field-outcome-could_not = Why it could not be done
actions-field-next = What happens next

## Refusals
actions-refused-closed = This action is closed already. Nothing was changed. Its outcome stands in the list of actions.
actions-refused-no-outcome = Nobody has said yet what came of this action. Nothing was changed. Please ask its owner.
actions-refused-not-theirs = Only the people who do this action, or who run meetings, can say how it goes. Nothing was changed.
actions-refused-own-outcome = You do this action, or you said what came of it, so other people accept it. Nothing was changed.
actions-refused-past = { $day } is in the past. Nothing was saved. Please give a day from today on.
actions-refused-source = We cannot find what it came from. Nothing was saved. Please choose it from the list again.
actions-refused-no-review = This decision does not wait for a review. Nothing was changed.

## News that we write
actions-news-moved = Now due { $day }. { $why }
actions-news-not-yet = Not finished yet. { $why }

## Messages to one person
actions-notice-yours = You have an action: “{ $text }”. It is due { $day }. To see it, or to say how it goes, type /action mine.
actions-notice-asked = Somebody will do what you asked for: “{ $text }”. It is due { $day }.
actions-notice-news = News of “{ $text }”, which you asked for: { $news }
actions-notice-offered = There is an outcome for “{ $text }”, which you asked for. Please type /action mine and say if it is finished.
actions-notice-closed = “{ $text }” is closed. Its outcome was accepted.
actions-notice-not-yet = “{ $text }” is not finished yet, somebody says: { $why }
actions-notice-due = A reminder: “{ $text }” is due { $day }. Type /action mine to say how it goes.
actions-notice-overdue = “{ $text }” was due { $day }. Type /action mine to say how it goes, or to give it another day.

## What is said of one
actions-who = { $owner } does this.
actions-who-two = { $owner } and { $partner } do this.
actions-due = Due { $day }.
actions-overdue = Overdue: it was due { $day }.
actions-asked-by = Asked for by { $name }.
actions-outcome-did = We did: { $words }
actions-outcome-could_not = We could not, because: { $words }
actions-next = Next: { $words }
actions-waits-asker = The person who asked for it has not said yet if it is finished.
actions-waits-panel = { $count ->
    [0] Two people who do not do this have to accept it. One of them is a co-chair.
    [one] One person has accepted it. It needs two, and one of them is a co-chair.
   *[other] { $count } people have accepted it. It still needs a co-chair.
}
actions-closed = Closed. The outcome was accepted.
actions-from-item = From the agenda: { $text }
actions-from-poll = From the poll: { $text }
actions-from-point = From key point { $number }: { $text }
actions-from-decision = From the decision: { $text }
actions-led-to-decision = Decision: { $text }
actions-led-to-action = Action: { $text }
actions-latest-news = Latest news, { $day }: { $news }
decisions-before = Before: { $words }
decisions-after = From now on: { $words }
decisions-review-on = We look at it again on { $day }.
decisions-under-review = We are looking at this decision again.
decisions-changed = This decision was changed: { $words }
decisions-stands = We looked at it again, and it stands: { $words }
actions-refused-no-person = Please choose a person who is in this server. Nothing was saved. For somebody without Discord, a facilitator can use the console.

## In Discord
actions-command = What people do about what was decided
actions-add-command = For whoever runs the meeting: add an action
actions-list-command = See every action that is under way, and what is overdue
actions-mine-command = See your own actions, and those you asked for
actions-option-meeting = Which meeting. Leave it empty for the one now, or the next one.
decisions-command = What was decided
decisions-add-command = For whoever runs the meeting: write a decision down
decisions-list-command = See what was decided

actions-list-heading = { $overdue ->
    [0] Actions under way: { $count }
   *[other] Actions under way: { $count }. Overdue: { $overdue }
}
actions-mine-heading = Your actions, and those you asked for
actions-list-none = There is none.
actions-list-more = And { $count } more. The meeting’s record on the web has them all.
actions-list-choose = Open one
decisions-list-heading = Decisions
decisions-list-none = There is none yet.
decisions-heading = Decision

actions-button-page = Use the web page
actions-button-accept = Yes, it is finished
actions-button-not-yet = Not yet
actions-button-news = Say how it goes
actions-button-finish = Say what came of it
actions-button-move = Another day
actions-button-add-from = Add an action
decisions-button-add-from = Write a decision down
decisions-button-review = Review: { $text }

actions-form-add = Add an action
actions-form-news = Say how it goes
actions-form-not-yet = Not finished yet
actions-form-move = Give it another day
actions-form-outcome = Say what came of it
decisions-form-add = Write a decision down
decisions-form-review = What did the review come to?

actions-label-owner = Who does it?
actions-label-partner = Who with? You can leave this empty.
actions-label-asker = Who asked for it?
actions-label-asker-help = They say later if it is finished. Leave it empty if it was everyone.
actions-label-due = By which day?
actions-label-due-help = Such as 12 May 2027
actions-label-missing = What is still missing?
actions-label-outcome = What came of it?
actions-label-did = We did it
actions-label-could_not = We could not do it
actions-label-words = What did you do, or why could you not?
actions-label-next = What happens next?
actions-label-next-help = Needed where you could not do it.
actions-label-from = What did it come from?
actions-label-from-help = You can leave this empty.
decisions-label-review = Look at it again on which day?
decisions-label-stands = It stands
decisions-label-changed = It is changed

actions-said-added = That is stored. { $owner } is told, and everyone sees it in the meeting room.
actions-said-news = Your news is stored, and everyone can read it.
actions-said-not-yet = That is stored. The action is open again, and its owner is told why.
actions-said-moved = That is stored. The new day and the reason stand with the action.
actions-said-offered = That is stored. The action is closed when the person who asked, or two others, say it is finished.
actions-said-accepted = Your yes is stored. The action is closed once two people accept it, and one of them is a co-chair.
actions-said-closed = Your yes is stored, and the action is closed. Thank you.
decisions-said-added = The decision is stored, and everyone sees it in the meeting room.
decisions-said-reviewed = The review is stored, and everyone sees it in the meeting room.
