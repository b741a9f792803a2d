# Expense claims in Discord: commands, panels, forms and answers.

## Commands
expenses-claim-command = Claim what taking part cost you, such as travel or care
expenses-mine-command = See your claims: where each one is, and by when
expenses-answer-command = For expenses approvers: answer claims and questions
expenses-pay-command = For payers: see what is approved and waits to be paid
expenses-option-member = Somebody else you are filling this in for. Leave it empty for yourself.
expenses-option-name = The name of somebody without Discord. Leave it empty for yourself.
expenses-not-a-person-here = A claim is for a person who is in this server. Nothing was saved. Please choose somebody else.

## A claim in a list
expenses-claim = Claim { $number }: { $total }.
expenses-claim-short = Claim { $number }
expenses-claim-heading = Claim { $number }
expenses-where-draft = You have not sent it yet. We keep it for 30 days.
expenses-where-submitted = An approver has it. We answer by { $answer }, and pay by { $pay } if we say yes.
expenses-where-query = It waits for you: we have a question.
expenses-where-approved = Approved in full. The payer has it. We pay by { $pay }.
expenses-where-part_approved = Part of it is approved. The payer has it. We pay that part by { $pay }.
expenses-where-declined = Not approved. Open it to read why.
expenses-where-exported = Approved, and with the finance team. We pay by { $pay }.
expenses-where-paid = Paid. The money may take a few days to reach you.
expenses-where-withdrawn = You took it back.

## A cost in a claim
expenses-miles = { $one ->
    [yes] 1 mile
   *[no] { $quantity } miles
}.
expenses-hours = { $one ->
    [yes] 1 hour
   *[no] { $quantity } hours
} at { $each } an hour.
expenses-nights = { $one ->
    [yes] 1 night
   *[no] { $quantity } nights
} at { $each } a night.
expenses-rate = { $unit ->
    [mile] We pay { $each } for each mile.
   *[meeting] We pay { $each } for each meeting.
}
expenses-rates-checked = Rates last checked on { $day }.
expenses-flat-note = This is a flat amount, and not what it cost you. It may change your benefits. You can leave it out, or claim what it did cost you. Get free advice first: { $advice }.
expenses-we-book-note = You should not have to pay for this: we book it and pay. If you did pay, claim it here. The next time, please ask first.
expenses-over-limit = This is over the usual { $limit }. We do not cut it. Two approvers look at it, so please say why it cost more.
expenses-access-linked = Needed because of access.
expenses-meeting-cancelled = { $day }, cancelled
expenses-receipts = { $count ->
    [one] 1 receipt.
   *[other] { $count } receipts.
}
expenses-no-receipt-small = No receipt. Your word is enough.
expenses-had-no-receipt = No receipt.
expenses-no-receipt = No receipt. The approver will decide.
expenses-question = **We ask:** { $question }
expenses-answered = We asked: { $question } You said: { $answer }
expenses-paid-in-full = **Approved.**
expenses-paid-in-part = **We pay { $pence } of it.** Why not all: { $because }
expenses-not-paid = **We do not pay this.** Why: { $because }

## Filling in
expenses-fill-heading = Your claim, number { $number }
expenses-who-sees = Only you, the approvers and the payer can see a claim. Facilitators and co-chairs cannot. What you type here also passes through Discord. On our web page it does not.
    Please leave out bank details and benefits: we never keep those.
expenses-button-own-page = Use our web page
expenses-button-open-page = Open my page
expenses-own-page = This link is for you alone, and works once. Discord keeps nothing of what you do there.
expenses-for-somebody = You are filling this in for { $name }. We record that, and we tell { $name }.
expenses-for-meeting = It is for “{ $title }”. You can claim until { $last }.
expenses-no-cost-yet = There is no cost in it yet. Please choose what it was.
expenses-choose-category = Add a cost: choose what it was
expenses-choose-line = Change a cost, or add a receipt
expenses-choose-meeting = Which meeting it was for
expenses-no-meeting = Not for a meeting
expenses-one-cost = What would you like to do with this cost? { $access }
expenses-access-help = Say “because of access” if you could not do it more cheaply. You never need to say why. The access lead is asked if it is right. They see the kind of cost and the day, and not the amount.
expenses-total = **Together: { $total }.**
expenses-missing-receipts = No receipt yet for: { $numbers }. Up to { $limit } your word is enough. Above that, the approver decides.
expenses-you-say-so = When you send it, you tell us that you paid this and that nobody else pays you back.
expenses-button-send = Send: { $total }
expenses-button-throw-away = Throw it away
expenses-button-change = Change it
expenses-button-receipt = Add a receipt
expenses-button-access = Because of access
expenses-button-access-off = Not because of access
expenses-button-take-out = Take it out
expenses-button-done = Back to the claim
expenses-cost-added = The cost is saved in your claim. Nothing is sent yet.
expenses-cost-changed = The change is saved.
expenses-cost-taken-out = The cost is taken out.
expenses-receipt-added = The receipt is saved.
expenses-thrown-away = The claim is gone. Nothing was sent. You can begin a new one with /claim.
expenses-sent-heading = ## Claim { $number } is sent
expenses-sent = Thank you. Claim { $number } is sent. You can follow it with /claims.
expenses-sent-words = It comes to { $total }. We answer by { $answer }. If we say yes, we pay by { $pay }.
    We tell you in private at every step. You can see it with /claims, and take it back until it is decided.

## Forms
expenses-form-day = Which day was it?
expenses-label-day-help = Such as 4 March, or yesterday.
expenses-form-miles = How many miles?
expenses-form-hours = How many hours?
expenses-form-nights = How many nights?
expenses-form-cost-actual = How much did it cost?
expenses-form-cost-hour = How much is one hour?
expenses-form-cost-night = How much is one night?
expenses-label-cost-help = In pounds, such as 7.50.
expenses-form-details = What was it for?
expenses-label-details-help = If you have no receipt, or it cost more than usual, please say why.
expenses-form-journey = From where to where?
expenses-label-journey-help = Such as: home to the town hall and back.
expenses-form-receipts = Your receipts, if you have them
expenses-receipt-form = Add a receipt
expenses-late-form = The time to claim is over
expenses-form-late = Why is it late?
expenses-label-late-help = We still take it. A few words are enough.

## My claims
expenses-mine-heading = Your claims
expenses-mine-private = Only you can see this.
expenses-older-on-the-web = Your older claims are on our web page.
expenses-none-yet = You have no claims yet.
expenses-helped-heading = Claims you filled in for others
expenses-asks-heading = What you asked first
expenses-choose-claim = Open a claim
expenses-choose-agreed = Claim what we agreed to pay
expenses-choose-questioned = Change the cost we asked about
expenses-choose-for-receipt = Add a receipt to a cost
expenses-button-new = Make a claim
expenses-button-ask-first = Ask first: will you pay?
expenses-button-queue = Claims to answer
expenses-button-pay = Claims to pay
expenses-choose-receipt = Open a receipt
expenses-receipt-short = Receipt { $number }, of cost { $cost }
expenses-receipt-link = This link opens the receipt on our own page, not in Discord. It works once, and only for a short time. We note that you opened it. { $address }
expenses-opened-by = Opened by { $name }, { $when }.
expenses-button-answer = Answer the question
expenses-button-take-back = Take the claim back
expenses-button-second-look = Ask for a second look
expenses-button-all-claims = All my claims
expenses-answer-form = Your answer
expenses-answer-sent = Thank you. Your answer is saved, and the approvers have your claim again.
expenses-answer-more = Thank you. Your answer is saved. There is one more question.
expenses-taken-back = Claim { $number } is taken back. Nobody will pay it. Its receipts and words are erased.
expenses-second-look-form = Ask for a second look
expenses-form-second-look = Why should we look again?
expenses-label-second-look-help = Another person will look at what was not paid.
expenses-second-look-asked = Thank you. Another approver will look at it. It is now claim { $number }.

## Asking first
expenses-ask-form = Will you pay for this?
expenses-form-what = What is it?
expenses-form-about = About how much will it cost?
expenses-label-about-help = In pounds, such as 20. A guess is fine.
expenses-form-ask-details = What is it for?
expenses-label-ask-help = A few words. Please leave out private things.
expenses-form-meeting = Which meeting is it for?
expenses-form-hard = Is it hard for you to pay first?
expenses-label-hard-help = If it is, we can give you the money before.
expenses-hard-yes = Yes, I would need the money before
expenses-hard-no = No, I can pay first
expenses-asked = Thank you. This is question { $number }. We answer by { $answer }. Please do not pay before you have our answer.
expenses-ask = Question { $number }: { $label }, about { $amount }.
expenses-ask-short = Question { $number }
expenses-ask-asked = An approver has it. We answer by { $answer }.
expenses-ask-yes = Yes, we pay up to { $agreed }. Please keep the receipt, and claim it after the meeting.
expenses-ask-yes-advance = Yes, we pay up to { $agreed }. You can claim it now, before you pay. Please add the receipt later.
expenses-ask-no = No, we cannot pay for that. Why: { $because }
expenses-ask-we_book = We book it and pay for it. You have nothing to pay and nothing to claim.
expenses-ask-claimed = It is in a claim.
expenses-asks-to-answer = Questions to answer
expenses-choose-ask = Answer a question
expenses-ask-from = Question { $number }, from { $name }
expenses-ask-about = { $label }, about { $amount }. We promised an answer by { $answer }.
expenses-paying-first-is-hard = Paying first is hard for them.
expenses-button-yes = Yes, we pay
expenses-button-yes-before = Yes, and we pay before
expenses-button-we-book = We book and pay
expenses-button-no = No
expenses-button-back = Back to the list
expenses-agree-form = Yes, we pay
expenses-form-up-to = Up to how much?
expenses-refuse-form = We do not pay
expenses-form-because = Why?
expenses-label-because-help = The person reads this. Please be kind and plain.
expenses-ask-answered = Question { $number } is answered. We told the person.

## Approvers
expenses-queue-heading = Claims to answer
expenses-queue-count = { $every ->
    [0] No claim waits.
    [one] 1 claim waits.
   *[other] { $every } claims wait.
} { $late ->
    [0] None is late.
    [one] 1 is over the day we promised.
   *[other] { $late } are over the day we promised.
} Claims of your own, or that you filled in, are not in this list.
expenses-nothing-waits = Nothing waits here.
expenses-waiting = **Claim { $number }:** { $total }. We promised an answer by { $answer }.
expenses-mark-overdue = **Over that day.**
expenses-mark-second = Needs a second approver.
expenses-mark-again = A second look.
expenses-mark-late = Sent late.
expenses-mark-twins = Looks like another claim.
expenses-mark-another = For another approver.
expenses-button-asks = Questions asked first: { $count }
expenses-decide-heading = Claim { $number }, from { $name }
expenses-decide-total = Together: { $total }. We note that you opened it. The person can see that.
expenses-typed-in-by = { $name } filled it in for them.
expenses-late-because = Sent late. They say: { $because }
expenses-is-advance = This is money in advance: it is not spent yet, and the receipt comes later.
expenses-is-second-look = A second look at claim { $number }. The first answer was: { $because }
expenses-was-sent-back = The second approver did not agree: { $because }
expenses-twin-same_cost = Same person, day, kind and amount as in claim { $number }. It may be right all the same.
expenses-twin-same_file = Same receipt as in claim { $number }.
expenses-twin-near_picture = The receipt looks like one in claim { $number }.
expenses-not-agreed = People usually ask first for this, and here nobody did. It may be right all the same.
expenses-was-agreed = We agreed before to pay up to { $agreed }.
expenses-you-would-pay = **You would pay { $pence }.** { $because }
expenses-too-long-here = This claim is too long for Discord. Please decide it on our web page, where all of it shows.
expenses-nothing-decided = You can ask about a cost, decide single costs, or approve it all.
expenses-proposal = You would pay { $total } together. Costs you said nothing about are paid in full.
expenses-second-approver = One approver has decided this. It is over a limit, so a second one has to agree.
expenses-decider-query = We asked the person, and wait for their answer.
expenses-decider-approved = It is approved.
expenses-decider-part_approved = Part of it is approved.
expenses-decider-declined = It is not approved.
expenses-decider-exported = It is on its way to be paid.
expenses-decider-paid = It is paid.
expenses-decider-withdrawn = The person took it back.
expenses-choose-to-ask = Ask about a cost
expenses-choose-to-decide = Pay only part of a cost
expenses-button-approve = Approve it all
expenses-button-send-decision = Send the decision
expenses-button-decline = Do not pay any of it
expenses-button-agree = Agree
expenses-button-send-back = Do not agree
expenses-question-form = Ask about a cost
expenses-form-question = What would you like to know?
expenses-label-question-help = They read this. Never ask about health, or for a cheaper way if it was for access.
expenses-question-asked = The question is saved. We told the person that there is one.
expenses-part-form = Pay only part of it
expenses-form-pay = How much do we pay?
expenses-label-pay-help = They asked for { $amount }. Type 0 for nothing.
expenses-label-part-help = The person reads this. Needed where we do not pay it all.
expenses-part-noted = Noted. Nothing is decided until you send the decision.
expenses-decided = The decision is saved. We told the person.
expenses-decided-waits = Your decision is saved. It is over a limit, so a second approver has to agree. Nobody else was told yet.
expenses-send-back-form = Do not agree
expenses-label-send-back-help = Only approvers read this.
expenses-sent-back = It waits for a decision again. We told the first approver.

## Payers
expenses-pay-heading = Claims to pay
expenses-pay-count = { $count ->
    [0] Nothing waits to be paid.
    [one] 1 claim waits to be paid: { $total }.
   *[other] { $count } claims wait to be paid: { $total } together.
}
expenses-pay-others = { $count ->
    [one] 1 more claim has to be paid by another payer, because you have another part in it.
   *[other] { $count } more claims have to be paid by another payer, because you have another part in them.
}
expenses-batch-expenses = **Batch { $number }**, claims: { $total }. { $paid } of { $count } are paid.
expenses-batch-payments = **Batch { $number }**, payments for time: { $total }. { $paid } of { $count } are paid.
expenses-batch-short = Batch { $number }
expenses-batch-help = The file is the same each time. It says whose money it is, so please keep it where only finance can open it. In Discord only you can see it.
expenses-batch-made = Batch { $number } is made. We told each person that their money is on its way. Next, get the file.
expenses-batch-so-far = { $done } of { $every } are in it.
expenses-batch-file = The file of batch { $number }. Only you can see it. Handing it out is noted.
expenses-batch-paid = { $count ->
    [0] Nothing was marked as paid that was not before.
    [one] 1 is marked as paid. We told the person.
   *[other] { $count } are marked as paid. We told each person.
}
expenses-button-batch-expenses = Put the claims in a batch
expenses-button-batch-payments = Put payments for time in a batch
expenses-choose-batch = Open a batch
expenses-button-file = Get the file
expenses-button-all-paid = It is all paid
expenses-button-import = Read what is paid
expenses-paid-form = What is paid
expenses-form-paid-file = The batch’s file, with what is paid
expenses-label-paid-help = A CSV file. Columns: Batch, Claim, Amount and, if not all is paid, Paid.
