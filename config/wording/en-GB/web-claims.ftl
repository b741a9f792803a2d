# The private pages of claims: for the person, the approver, the payer, and whoever sees totals.
web-claims-who-sees = Only you, the approvers and the payer can see your claims. Facilitators and co-chairs cannot. Please do not send bank details.
web-claims-which-meeting = Which meeting was it for?
web-claims-meeting = { $title }, { $day }
web-claims-meeting-cancelled = { $title }, { $day }. It was cancelled.
web-claims-begin = Begin
web-claims-where = Where your claims are
web-claims-for-somebody = Fill one in for somebody else
web-claims-for-help = Such as from a paper form. Type the name as we know it here. We record that you filled it in, and we tell them if we can.
web-claims-their-name = Whose claim is it?
web-claims-new-here = They are new here: add this name
web-claims-begin-for = Begin their claim
web-claims-opened = Who has opened this claim
web-claims-older = Older claims
web-claims-newest = The newest claims
web-claims-no-older = There are no older claims.
web-claims-costs = The costs
web-claims-step-1 = Step 1 of 3: What was it, and when?
web-claims-step-2 = Step 2 of 3: How much, and your receipt
web-claims-step-3 = Step 3 of 3: Check and send
web-claims-one-more = Add one more cost
web-claims-what = What was it?
web-claims-choose = Please choose
web-claims-next = Next
web-claims-not-a-day = We need to know which day it was. Nothing was saved. Please choose the day.
web-claims-back-to = Back to claim { $number }
web-claims-receipts = Your receipts, if you have them
web-claims-receipts-help = Photos and PDFs of up to { $megabytes } MB each, { $most } at most. We take out where a photo was taken.
web-claims-photo = Take a photo with this phone
web-claims-file = Or choose files
web-claims-choose-again = Please choose your receipts again. Your browser does not keep them.
web-claims-reason = Anything the approver should know, such as why it cost more or has no receipt
web-claims-access = It cost this because of access
web-claims-keep-cost = Save this cost
web-claims-total = Together: { $total }.
web-claims-paid-total = We pay { $total }.
web-claims-send = Send this claim: { $total }
web-claims-sent = Thank you. Your claim is sent. Below it says by when you hear from us.
web-claims-meeting-saved = The meeting is saved.
web-claims-other-meeting = It was for another meeting
web-claims-save-meeting = Save the meeting
web-claims-receipt = Receipt { $number } of cost { $line }
web-claims-receipt-first = { $receipt }, sent with the first claim
web-claims-receipt-take-out = Take out receipt { $number } of cost { $line }
web-claims-receipt-out = The receipt is taken out and erased.
web-claims-send-receipt = Send the receipt
web-claims-change = Change cost { $number }
web-claims-change-heading = Change this cost
web-claims-save-change = Save the change
web-claims-take-out = Take cost { $number } out
web-claims-asked = We ask: { $question }
web-claims-answer = Send my answer
web-claims-answered = Thank you. Your answer is saved.
web-claims-back = The claim is taken back. Nobody will pay it. Its receipts and words are erased.
web-claims-take-back-sure = Its receipts and what you wrote are erased. You can begin a new claim at any time.
web-claims-take-back-yes = Yes, take it back
web-claims-again = Thank you. Another approver will look at it. This is the new claim.
web-claims-in-full = Approved.
web-claims-in-part = We pay { $pence } of it. Why not all: { $because }
web-claims-not-paid = We do not pay this. Why: { $because }
web-claims-twin-same_cost = The same person claimed the same cost of the same day in claim { $claim }.
web-claims-twin-same_file = The same receipt is in claim { $claim }.
web-claims-twin-near_picture = Nearly the same picture is in claim { $claim }.
web-claims-paper = Print this claim

web-ask-about = You can ask before you spend money. We tell you if we pay for it, or if we book it for you.
web-ask-send = Send my question
web-ask-not-chosen = { $what ->
    [category] Please choose what it is.
    [meeting] Please choose which meeting it is for, or that it is not for a meeting.
   *[hard] Please say if it is hard for you to pay first. Both answers are fine.
} Nothing is sent yet. What you typed is still here.
web-ask-take-back = Take this question back
web-ask-take-back-sure = What you wrote is erased. You can ask again at any time.
web-ask-back = The question is taken back. What you wrote is erased.

web-answer-noted = We note that you opened these questions. The people can see that.
web-answer-one = Answer question { $number }
web-answer-book = The person has nothing to pay and nothing to claim.
web-answer-no = Say no, with this reason

web-offers-notice = Please read this first
web-offers-choose = Your choice
web-offers-which = What would you like?
web-offers-less = If you take less: how much would you like?
web-offers-send = Save my choice
web-offers-no-choice = Nothing was chosen, so nothing was changed. Please choose one, or leave this page as it is.

web-payments-heading = Payments for people’s time
web-payments-open = Offer a payment, or see who would like to talk
web-payments-rates = We offer { $hour } an hour, { $half } for half a day and { $day } for a day. A day is { $hours } hours or more.
web-payments-name-help = Type the name as we know it here. They read first what it may do to benefits, and then choose.
web-payments-offer = Offer this payment
web-payments-offered = The payment is offered. We told the person if we can, and they choose in private.

web-approve-waiting = Claim { $number }: { $total }. We promised an answer by { $answer }.
web-approve-overdue = Over that day.
web-approve-meeting = It is for: { $meeting }.
web-approve-helper = { $name } filled it in for them.
web-approve-late = It came late. They say: { $because }
web-approve-advance = They need this money before they spend it.
web-approve-first-look = This is a second look. The first time we said: { $because }
web-approve-pay = How much do we pay of cost { $number }?
web-approve-because = Why not all of cost { $number }?
web-approve-save = Save these amounts
web-approve-all = Pay all of it
web-approve-question = Ask about one cost
web-approve-which = Which cost?
web-approve-ask-what = What would you like to know?
web-approve-ask = Ask the person
web-approve-none = Pay none of it
web-approve-none-yes = Pay none of it
web-approve-second = It is over a limit, and one approver said yes to these amounts. A second one decides.
web-approve-confirm = I agree: pay these amounts
web-approve-send-back = I do not agree: send it back
web-approve-decided = Your decision is saved. The person is told.
web-approve-asked = Your question is sent. The claim comes back to the queue when it is answered.
web-approve-sent-back = It is sent back to the first approver, with your reason.

web-pay-ready-expenses =
    { $count ->
        [0] No claim waits to be paid by you.
        [one] One claim of { $total } waits to be paid.
       *[other] { $count } claims of { $total } wait to be paid.
    }
web-pay-ready-payments =
    { $count ->
        [0] No payment for time waits.
        [one] One payment for time, of { $total }, waits.
       *[other] { $count } payments for time, of { $total } together, wait.
    }
web-pay-make-expenses = Put these claims into a batch
web-pay-make-payments = Put these payments into a batch
web-pay-about = A batch is one file for the finance team. Each claim goes into one batch only. Bank details are not in it: finance finds them by the payee reference.
web-pay-batches = Batches
web-pay-no-batches = There is no batch yet.
web-pay-all-batches = All batches
web-pay-batch = Batch { $number }
web-pay-batch-expenses =
    { $count ->
        [one] One claim
       *[other] { $count } claims
    } of { $total }, made { $when }. Paid so far: { $paid }.
web-pay-batch-payments =
    { $count ->
        [one] One payment
       *[other] { $count } payments
    } for time, { $total }, made { $when }. Paid so far: { $paid }.
web-pay-made = The batch is made. The people are told that finance has their claims. Now download the file.
web-pay-paid = Saved. The people are told that it is paid.
web-pay-making = The batch is being made
web-pay-making-about = This takes a few seconds. The page goes on by itself. If you leave it, the batch is made all the same.
web-pay-making-how-far = How far it is
web-pay-making-begun = It has begun.
web-pay-open = Open batch { $number }
web-pay-download = Download the file
web-pay-download-about = It is the same file each time. We note that you downloaded or printed it.
web-pay-paper = Print this batch
web-pay-paper-back = Back to the batch
web-pay-paper-payee = The finance team finds the bank details under the payee reference. Please write none on this page.
web-pay-paper-paid-by = Paid by
web-pay-import = What the bank paid
web-pay-import-file = The file with what is paid
web-pay-import-help = Use the file of this batch. Take out the rows that were not paid, or add a column “Paid” with yes or no.
web-pay-import-read = Read the file
web-pay-imported = Marked as paid: { $paid }. Marked before: { $before }. Still to be paid: { $left }.
web-pay-all-paid = Everything was paid
web-pay-sure = Yes, the whole batch was paid
web-pay-mark = Mark all of it as paid
web-pay-not-sure = Please tick that the whole batch was paid. It cannot be taken back. Nothing was changed.
web-pay-table = What is in this batch
web-pay-column-number = Number
web-pay-column-payee = Payee reference
web-pay-column-name = Name
web-pay-column-amount = Amount
web-pay-column-paid = Paid
web-pay-column-meeting = Meeting
web-pay-to-charity = { $name }: to charity, not to them
web-pay-yes = Yes
web-pay-not-yet = Not yet

web-totals-heading = What taking part cost
web-totals-about = Costs that were approved, by meeting and kind. Where fewer than five people are behind a number it says “few”, and so do numbers that would give it away.
web-totals-years = Years
web-totals-year = April { $first } to March { $last }
web-totals-meeting = Meeting
web-totals-all = Together
web-totals-cell =
    { $people ->
        [one] { $total }, one person
       *[other] { $total }, { $people } people
    }
web-totals-hidden = few
web-totals-none = none
web-totals-nothing = Nothing was approved in this year yet.
web-totals-budgets = Budgets of meetings
web-totals-budget = The budget is { $budget }.
web-totals-no-budget = There is no budget.
web-totals-few = This amount would say what a few people claimed, so it is not shown here. An approver or a payer can see it.
web-totals-committed = Committed so far: { $total }.
web-totals-spent = Agreed before: { $agreed }. Waiting for an answer: { $waiting }. Approved: { $approved }. Paid: { $paid }.
web-totals-left = Left: { $left }.
web-totals-over = More is committed than the budget has.
web-totals-set = Budget in pounds for { $title }
web-totals-save = Save the budget
web-totals-budget-saved = The budget is saved.

web-paper-heading = Claim { $number } on paper
web-paper-for = Claim of { $name }
web-paper-printed = Printed { $when }
web-paper-pdf = Get it as a PDF
web-paper-back = Back to the claim
web-paper-sign = Signed
web-paper-date = Date
web-paper-say-so = I paid this, and nobody else pays me back.
web-paper-no-bank = Please do not write bank details on this page.
web-paper-kept = Receipts: { $count }
