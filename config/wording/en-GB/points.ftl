# Key points: what the meeting agrees, asked in the room and at home.

points-field-text = The key point
points-field-change = What you would change

## Refusals
points-refused-wording-changed = The words of this key point have changed meanwhile. Nothing was stored. Please read the new words and say what you think.
points-refused-nobody-agrees = Nobody has said “I agree” to these words yet, so they are not agreed. Nothing was changed. Talk about them once more, or change the words.
points-refused-not-asked = Nobody is asked about this key point now. Nothing was stored.
points-refused-say-what = “Change it” needs a few words on what you would change. Nothing was stored. Please write them and send it again.
points-refused-still-to-change = { $count ->
    [one] One person still wants this changed. Nothing was changed. Give it new words, or ask if it can go on with their concern beside it.
   *[other] { $count } people still want this changed. Nothing was changed. Give it new words, or ask if it can go on with their concerns beside it.
}
points-refused-side = { $side ->
    [room] Nobody in the room has said yet what they think of these words. Nothing was changed. Please ask the room.
    [home] Nobody at home has said yet what they think of these words. Nothing was changed. Please ask the people at home.
   *[other] Nobody has said yet what they think of these words. Nothing was changed. Please ask everyone first.
}
points-refused-nothing-to-keep = You have not said what you would change, so there is nothing to keep. Nothing was changed.
points-refused-closed = This key point is agreed, so its words stay as they are. Nothing was changed.

## What is said of one
points-heading = Key point { $number }
points-state-draft = Only people who run the meeting see this so far.
points-state-draft-of-table = Only its table, and people who run the meeting, see this so far.
points-state-open = What do you think of these words?
points-state-open-again = These are new words, number { $version }. What do you think of them?
points-state-agreed = Agreed.
points-state-not_agreed = Written down, but not agreed.
points-counts = { $side ->
    [room] In the room
   *[home] From home
}: { $agree ->
    [0] nobody agrees
    [one] 1 agrees
   *[other] { $agree } agree
}, { $change ->
    [0] nobody would change it
   *[other] { $change } would change it
}{ $unsure ->
    [0] { "" }
    [one] , 1 is not sure
   *[other] , { $unsure } are not sure
}.
points-read-aloud = Key point { $number }: { $text }
points-read-aloud-ask = Please say: agree, change it, or not sure.
points-concern = A concern that stays beside it: “{ $words }”
points-change = To change: “{ $words }”
points-on-paper = Typed in from paper.

## In Discord
points-command = Key points: what the meeting agrees
points-add-command = For whoever runs the meeting: draft a key point
points-list-command = See the key points of a meeting, and say what you think
points-option-meeting = Which meeting. Leave it empty for the one now, or the next one.
points-button-agree = Agree
points-button-change = Change it
points-button-fine-now = It is fine now
points-button-not-sure = Not sure
points-button-keep = Go on, keep my concern
points-button-ask = Ask everyone
points-button-reword = Change the words
points-button-agreed = It is agreed
points-button-leave = Leave it not agreed
points-button-withdraw = Take it back
points-button-read = Read what to change
points-button-release = Show it to everyone
points-form-add = Draft a key point
points-form-reword = Change the words
points-form-change = What would you change?
points-label-text-help = One thing, in plain words. It is shown on the big screen.
points-label-item = Which item is it about?
points-label-change = What would you change?
points-label-change-help = Whoever runs the meeting reads this first. Your name is not shown.
points-list-none = There are no key points yet.
points-list-heading = Key points
points-list-newest = These are the newest { $count } of { $all }.
points-list-choose = Open one
points-said-agree = Stored: you agree. You can still say something else.
points-said-change = Stored: you would change it. Whoever runs the meeting reads your words now. It cannot be agreed while this is open. You can come back and say that it is fine now.
points-said-not_sure = Stored: you are not sure. You can still say something else.
points-said-kept = Stored. The key point can go on, and your words stay beside it.
points-said-asked = Everyone is asked now, on the big screen, in Discord and on phones.
points-said-agreed = It is agreed, and everyone sees that.
points-said-left = It is written down as not agreed, with what people said.
points-said-withdrawn = The key point is taken back. Nobody sees it any more.
points-said-reworded = The new words are stored. Everyone is asked again.
points-said-released = Everyone can read these words now. The name is not shown.
points-said-drafted = Key point { $number } is drafted. Nobody else sees it until you ask everyone.
points-changes-none = Nobody wants it changed.
