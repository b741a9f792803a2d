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
actions-latest-news = Latest news, { $day }: { $news }
decisions-before = Before: { $words }
decisions-after = From now on: { $words }
decisions-review-on = We look at it again on { $day }.
decisions-under-review = We are looking at this decision again.
decisions-changed = This decision was changed: { $words }
decisions-stands = We looked at it again, and it stands: { $words }
