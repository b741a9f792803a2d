# Polls in Discord: the ballot, the commands, the console.

# Commands and their options
polls-command = Ask everyone, at home and in the room
polls-new-command = Write a poll, look at it alone, then open it
polls-from-template-command = Start from a poll that the group has kept
polls-list-command = See the polls of this meeting
polls-console-command = Run a poll: open, pause, close, show the result
polls-result-command = See what came out of a poll
polls-export-command = Get the result of a poll as files
polls-option-kind = How people answer
polls-option-mode = Who can see how somebody voted
polls-option-minutes = How many minutes it stays open (5 if you leave this out)
polls-option-template = The name of the kept poll
polls-option-poll = Which poll (the open one if you leave this out)

# Kinds, modes and states
polls-kind-one_choice = Choose one answer
polls-kind-several_choices = Choose several answers
polls-kind-yes_no = Yes or no
polls-kind-consent = Agree, can live with it, or need to change it
polls-kind-fist_of_five = How much do you like it, 0 to 5
polls-kind-score = Give each answer a score
polls-kind-ranked = Put the answers in order
polls-kind-dots = Share out dots
polls-kind-short_answer = Write a short answer
polls-mode-named = Named: everyone can see who voted how
polls-mode-private = Private: nobody is shown who voted how
polls-mode-secret = Secret: nobody can find out who voted how
polls-state-prepared = not open yet
polls-state-open = open
polls-state-closing = closing soon
polls-state-paused = paused
polls-state-closed = closed
polls-state-cancelled = cancelled
polls-reveal-after_voting = You can see how it stands once you have voted.
polls-reveal-at_close = The result is shown when it is closed.
polls-reveal-live = Everyone can see how it stands while it is open.
polls-reasons-off = People are not asked for a reason.
polls-reasons-optional = People can add a reason.
polls-reasons-asked = People are asked for a reason.

# The ballot
polls-closes-at = It closes at { $time }, { $relative }.
polls-closes-soon = It closes soon: at { $time }, { $relative }. Please vote now.
polls-rule-check-in = It is for people who have said that they are here. Type /here to say so.
polls-choose-here = { $list ->
        [1] Choose your answer here
       *[other] More answers to choose from
    }
polls-closed-not-shown = Closed. The result is not shown yet. A facilitator will show it.
polls-closed-result = Closed. This is the result.
polls-button-vote = Vote
polls-button-my-vote = My vote
polls-button-add-answer = Add an answer
polls-button-read = Read every answer in full
polls-button-read-on = Read on
polls-button-check-hands = Check the count of hands
polls-read-page = The answers in full, part { $page } of { $pages }

# A vote
polls-receipt-in = Your vote is in.
polls-receipt-changed = Your vote is changed. Only this one counts.
polls-receipt-chose = You chose: { $answer }.
polls-receipt-reason = Your reason: { $reason }
polls-receipt-until = You can change it until { $time }.
polls-button-add-reason = Add a reason
polls-button-change-reason = Change your reason
polls-button-see-result = See how it stands
polls-reason-about = You chose: { $answer }. { $who }
polls-reason-without-vote = You have not voted in this poll yet, so there is nothing to add a reason to. Nothing was saved. Please vote first.
polls-mine-in = Your vote is in.
polls-mine-secret = Your vote is in. In a secret poll nobody can look up what you chose, not even you.
polls-mine-nothing = You have not voted in this poll. Nothing of yours is stored.
polls-not-a-number = “{ $typed }” is not a whole number. Nothing was saved. Please use numbers such as 3.
polls-answer-added = Your answer is in the list now. You can vote for it.

# Forms
polls-form-vote = Your vote
polls-form-reason = In your own words
polls-form-add-answer = Add an answer
polls-form-hands = Hands in the room
polls-form-enter = Enter a vote for somebody
polls-form-words = The question and its answers
polls-form-voting-settings = How people vote
polls-form-counting-settings = How it is counted
polls-form-template = Keep it for next time
polls-form-pause = Pause the poll
polls-form-grouping = Put answers together
polls-label-reason = Your reason
polls-label-concern = What should change?
polls-label-answer = Your answer
polls-label-choose = { $list ->
        [1] Choose from { $least } to { $most }
       *[other] More answers
    }
polls-label-new-answer = The new answer
polls-add-answer-help = Everyone can vote for it at once.
polls-label-question = Your question
polls-label-options = Answers, each on a line of its own
polls-options-help = Up to 50 answers. “I am not sure” is always there as well.
polls-label-reveal = When is it shown how the votes stand?
polls-label-reasons = Reasons
polls-label-also = Also
polls-also-add = Voters may add answers
polls-also-shuffle = Each voter sees the answers in another order
polls-also-here = Only for people who have said that they are here
polls-label-no-unsure = Why is there no “I am not sure”?
polls-no-unsure-help = Leave this empty and it is there, as it should be most of the time.
polls-label-minutes = Minutes that it stays open
polls-label-tie = If the first place is shared
polls-label-least = Fewest answers to choose
polls-label-most = Most answers to choose
polls-label-dots = Dots for each person
polls-label-quorum = Fewest people who must vote
polls-quorum-help = 0 if any number will do.
polls-label-share = Share it needs to pass, in percent
polls-share-help = For example 50 or 75. 0 if it needs no share.
polls-label-template = Its name
polls-template-help = A poll kept under this name before is replaced.
polls-label-because = Why is it paused?
polls-because-help = Everyone can read this, for example: The sound in the room is gone.
polls-label-whose = Whose vote?
polls-label-their-answer = { $list ->
        [1] Their answer
       *[other] Or one of these
    }
polls-label-or = Or
polls-label-how-given = How was it given?
polls-how-given-help = For example: by phone, by pointing, with a symbol.
polls-typed-ranked-help = The numbers of the answers, best first, such as: 3 1 2
polls-typed-score-help = A score for each answer, in their order, such as: 5 0 3
polls-typed-dots-help = Dots for each answer, in their order, such as: 5 0 3
polls-typed-short_answer-help = In the person’s own words.
polls-label-grouping = Answer = group
polls-grouping-help = Write the name of a group after the “=”. The same name puts answers together.
polls-hands-help = { $most ->
        [one] One person in the room has not voted yet, so one hand at most.
       *[other] { $most } people in the room have not voted yet, so { $most } hands at most.
    }

# Ballots filled in step by step
polls-button-send = Send my vote
polls-button-start-again = Start again
polls-rank-choose = { $place ->
        [1] Choose your favourite
       *[other] Choose number { $place }
    }
polls-rank-nothing = Choose your favourite first, then the next one. You can stop when you like.
polls-rank-so-far = Your order so far
polls-numbers-choose = Choose an answer
polls-numbers-for = How much for this one? { $answer }
polls-numbers-nothing = Choose an answer, then give it a score from 0 to 5.
polls-dots-to-share = You have { $dots ->
        [one] one dot
       *[other] { $dots } dots
    } to share out.
polls-dots-left = { $dots ->
        [0] You have no dots left.
        [one] You have one dot left.
       *[other] You have { $dots } dots left.
    }
polls-button-one-more = One more dot
polls-button-one-less = One dot less

# Results
polls-counts-first-choices = First choices
polls-round = Round { $number }: { $counts }.
polls-round-out = Out: { $names }.
polls-words-given = What people said with it
polls-more-lines = And { $count } more. A facilitator can get them all as a file.
polls-chart-votes = Votes
polls-chart-points = Points
polls-chart-dots = Dots
polls-chart-first-choices = First choices
polls-chart-answer = Answer { $number }
polls-file-answer = answer
polls-file-votes = votes
polls-files = Here is the result as two files: a table, and one for computers. Take care who you give them to.

# Hands
polls-hands-too-many-answers = The form here has room for { $most } answers, and this poll has more. Nothing was saved. Please count the hands on the web console.
polls-hands-counted = { $hands ->
        [one] One hand is
       *[other] { $hands } hands are
    } noted. The count does not matter until a second person confirms it. Anybody who saw the hands can do that on the ballot.
polls-hands-waiting = Hands in the room were counted. A second person who saw them needs to confirm the count.
polls-hands-check = These hands were counted in the room. Did you see the same?
polls-button-confirm-hands = Yes, that is right
polls-hands-confirmed = Thank you. You confirmed the count, so the hands are part of the vote.

# The console
polls-prepared = Nobody else can see this yet. Please read it once, then open it.
polls-changed = Your changes are saved. Nobody else can see them yet.
polls-setting-minutes = { $minutes ->
        [one] It stays open for one minute.
       *[other] It stays open for { $minutes } minutes.
    }
polls-setting-shuffle = Each voter sees the answers in another order.
polls-setting-add = Voters may add answers.
polls-opened = The poll is open. The ballot is in the meeting room.
polls-no-room = No channel is chosen for the meeting room, so the ballot is not in Discord yet. The poll is open. Please ask an organiser to type /setup.
polls-cannot-post = The bot may not write in the meeting room, or the channel is gone. So the ballot is not in Discord yet. The poll is open. Please ask an organiser to look at /setup.
polls-left-for-later = “{ $question }” is kept. Type /poll console when you want to open it.
polls-template-saved = Kept as “{ $name }”. Type /poll from-template to use it again.
polls-more-given = { $minutes } more minutes were given.
polls-went-on = It goes on. The time it was paused was given back.
polls-closing = Everyone is told that it closes soon. It closes by itself.
polls-stays-open = Not everybody has voted, and this meeting gives people more time for a vote. So the poll stays open until the time that it shows now. It closes by itself.
polls-was-cancelled = The poll is cancelled. Nothing in it counts.
polls-cancel-sure = Cancel “{ $question }”? Nothing in it will count, and that cannot be taken back.
polls-on-screen = The new answers are on the room screen as well now.
polls-run-new-answers = New answers that the room screen does not show yet:
polls-run-hands-counted = Hands in the room were counted and confirmed.
polls-run-will-hold = The result will be held back when it closes.
polls-run-frozen = What is shown stands still. Votes still count.
polls-run-shown = Everyone can see the result.
polls-run-held = Only you who run the meeting can see the result now.
polls-entered = The vote of { $name } is in: { $answer }. They are told, and can change it.
polls-grouped = The answers are put together as you said.
polls-no-answers = Nobody has written an answer yet. Nothing was changed.
polls-too-many-written = There are more answers than the form here takes. Nothing was changed. Please use the web console.
polls-not-a-group-line = We could not find the answer in this line: “{ $line }”. Nothing was changed. Please keep each answer as it was and write only after the “=”.
polls-not-a-person = Please choose somebody who is in this server and is not a bot. Nothing was stored.
polls-too-much-for-a-form = The answers are too long for the form here. Nothing was changed. Please use the web console.
polls-choose-from-the-list = No poll of this meeting fits “{ $typed }”, or more than one does. Nothing was changed. Please choose one from the list.
polls-choice = { $question } ({ $state })
polls-none-yet = This meeting has no polls yet. A facilitator can type /poll new.
polls-unknown-template = The group keeps no poll called “{ $typed }”. Nothing was changed. Please choose one from the list.
polls-list-heading = Polls of this meeting
polls-list-line = - **{ $question }**: { $state }. { $voted ->
        [one] One person
       *[other] { $voted } people
    } voted.
polls-paused-for-home = People at home cannot take part, because the link to Discord was lost.
polls-button-open = Open now
polls-button-words = Change the words
polls-button-voting-settings = How people vote
polls-button-counting-settings = How it is counted
polls-button-template = Save as a template
polls-button-later = Leave it for later
polls-button-more-time = 5 more minutes
polls-button-pause = Pause
polls-button-go-on = Go on
polls-named-votes = How each person voted
polls-button-close = Close soon
polls-button-cancel = Cancel the poll
polls-button-cancel-sure = Yes, cancel the poll
polls-button-keep = No, keep it
polls-button-hold = Hold the result back
polls-button-show = Show the result
polls-button-show-at-close = Show the result at the end
polls-button-freeze = Freeze what is shown
polls-button-move = Let it move again
polls-button-hands = Count hands
polls-button-enter = Enter a vote for somebody
polls-button-look = Look again
polls-button-screen = Put new answers on the screen
polls-button-group = Put answers together
polls-button-again = Run again
polls-button-files = Get the files
