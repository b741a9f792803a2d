# Refusals, fields and notices of polls.
polls-field-question = The question
polls-field-option = An option
polls-field-reason = Your reason
polls-field-answer = Your answer
polls-field-no-unsure = The reason for leaving out “I am not sure”
polls-field-because = The reason for the pause
polls-field-template = The name
polls-field-answer-group = The name of the group
polls-field-how-given = How the vote was given

polls-answer-yes = Yes
polls-answer-no = No
polls-answer-agree = I agree
polls-answer-live-with = I can live with it
polls-answer-change = I need to change it
polls-answer-fist-0 = 0: not at all
polls-answer-fist-1 = 1: very little
polls-answer-fist-2 = 2: a little
polls-answer-fist-3 = 3: it is all right
polls-answer-fist-4 = 4: I like it
polls-answer-fist-5 = 5: I like it a lot

polls-not-an-option = That is not one of the answers here, or it was chosen twice. Your vote was not stored. Please look at the answers and choose again.
polls-wrong-number = This poll asks for { $least ->
        [one] at least one answer
       *[other] at least { $least } answers
    } and at most { $most }. Your vote was not stored. Please choose again.
polls-wrong-dots = You have { $most } dots to share out. Your vote was not stored. Please check your numbers and send them again.
polls-wrong-score = A score is a whole number from 0 to 5. Your vote was not stored. Please check your scores and send them again.
polls-answer-missing = We did not find an answer. Your vote was not stored. Please choose one and send it again.
polls-not-offered = This poll asks for one of its answers. Your vote was not stored. The poll says why.
polls-too-few-options = A poll needs at least two answers to choose from. Nothing was saved. Please add another.
polls-too-many-options = A poll can have at most { $most } answers. Nothing was saved. Please use fewer.
polls-same-option = The answer “{ $text }” is there twice. Nothing was saved. Please keep one of them.
polls-secret-waits = A secret poll shows its result only when it is closed. Nothing was changed.
polls-too-many-hands = You counted { $hands } hands. Only { $most } people in the room have not voted another way. Nothing was saved. Please check who is ticked off as here, and count again.
polls-no-hands = Hands can be counted only where each person gives one answer. Nothing was saved. Please use phones or the tablet for this poll.
polls-no-hands-in-secret = Hands cannot be counted in a secret poll, because everyone can see them. Nothing was saved. People can vote on a phone or the tablet.
polls-hands-same-person = Somebody else has to confirm the count. It was not confirmed. Please ask a second person.
polls-nothing-to-confirm = There is no count of hands to confirm. It may be confirmed already.
polls-closed = The poll “{ $question }” is closed. Your vote was not stored. The result will be shown, and you can tell a facilitator what you think.
polls-cancelled = The poll “{ $question }” was cancelled. Nothing was stored.
polls-not-open = The poll “{ $question }” is not open yet. Nothing was stored. A facilitator will open it.
polls-paused = The poll is paused: { $because } Your vote was not stored. You will get the time back when it goes on.
polls-started = This poll has been opened, so it cannot be changed any more. Nothing was changed. You can cancel it and run it again.
polls-not-paused = This poll is not paused. Nothing was changed.
polls-not-closed = The result can be shown once the poll is closed. Nothing was changed.
polls-voted-themself = { $name } has voted already, and their own vote counts. Nothing was changed. If they want to change it, they can vote again in the way they voted.
polls-already-voted = Your vote is in already. In a secret poll nobody knows which vote is yours, so it cannot be changed.
polls-not-checked-in = This poll is for people who have said that they are here. Your vote was not stored. Type /here, or ask a facilitator to tick you off, then vote again.
polls-no-options-from-voters = This poll does not take new answers. Nothing was saved. You can tell a facilitator what is missing.
polls-not-for-secret = Nobody can enter another person’s vote in a secret poll. Nothing was stored. The person can vote on a phone or the tablet.
polls-warning-few-secret = Fewer than five people are here. With so few, only the leading answer will be shown, so that nobody can work out who voted how.
polls-warning-no-screen = The room screen was on before, and is off now. People in the room cannot see the poll on it. The poll is not paused. You can pause it, put the screen on again, or read the poll out.
polls-notice-entered = A facilitator entered your vote in the poll “{ $question }”. How you gave it: { $how }. If it is not right, vote again yourself. Your last vote counts.
