# Expense claims: refusals and private notices. A notice never holds an amount, a reason or what was bought.

## The names of what people type
expenses-field-name = The name
expenses-field-details = What it was for
expenses-field-reason = The reason
expenses-field-late-reason = Why it is late
expenses-field-answer = The answer
expenses-field-question = The question
expenses-field-because = The reason
expenses-field-second-look = Why we should look again

## Refusals: what was typed
expenses-refused-category = We do not know that kind of cost. Nothing was saved. Please choose one from the list.
expenses-refused-money = We could not read the amount. Nothing was saved. Please type pounds and pence, such as 7.50.
expenses-refused-too-much = One cost can be { $most } at most, so this may be a slip. Nothing was saved. If it is right, please talk to an organiser.
expenses-refused-number = { $what ->
    [mile] We could not read the number of miles. Nothing was saved. Please type a number, such as 12.5.
    [hour] We could not read the number of hours. Nothing was saved. Please type a number, such as 3.
    [night] We could not read the number of nights. Nothing was saved. Please type a number, such as 1.
   *[other] We could not read the number. Nothing was saved. Please type a number, such as 1.
}
expenses-refused-future = That day has not come yet. Nothing was saved. You can claim once you have paid, or ask us to pay first.
expenses-refused-no-rate = We have no rate for that day. Nothing was saved. Please check the date.
expenses-refused-many-lines = One claim can hold { $most } costs, and this one is full. Nothing was added. Please send it, and begin another.
expenses-refused-many-receipts = One cost can have { $most } receipts. Nothing was added. Please leave some out.
expenses-refused-empty-claim = There is no cost in this claim yet. Nothing was sent. Please add one first.
expenses-refused-before-meeting = The meeting has not been yet. Your claim is saved, and you can send it after the meeting. If paying first is hard, ask us to pay before.
expenses-refused-late-reason = The time to claim for this meeting is over. Nothing was sent, and your claim is saved. We still take it: please tell us in a few words why it is late.
expenses-refused-needs-reason = Somebody is not paid in full, so they need to know why. Nothing was saved. Please give a reason for each line.
expenses-refused-line-by-line = The claim changed while you looked at it. Nothing was saved. Please open it again.
expenses-refused-more-than-asked = That is more than the person asked for. Nothing was saved. Please choose an amount up to what they asked.

## Refusals: what we never keep
expenses-refused-bank-details = That looks like bank or card details, and we never keep those. Nothing was saved. Please take them out and send it again. If it was the number of a ticket, leave that out: you do not need it to claim. The finance team asks for bank details in its own safe way.
expenses-refused-national-insurance = That looks like a National Insurance number, and we never keep those. Nothing was saved. Please take it out and send it again. You do not need it to claim.
expenses-refused-benefits = That says which benefits somebody gets, and we never keep that. Nothing was saved. Please take it out and send it again. You do not need it to claim.
expenses-refused-file-bank-details = Bank or card details stand in this file, and we never keep those. Nothing was saved. That is no mistake of yours: most invoices have them. You can print it, cover them, and send a photo of the page. Or claim without a receipt: the approver decides.
expenses-refused-file-national-insurance = A National Insurance number stands in this file, and we never keep those. Nothing was saved. You can print it, cover the number, and send a photo of the page. Or claim without a receipt: the approver decides.
expenses-refused-file-benefits = This file says which benefits somebody gets, and we never keep that. Nothing was saved. You can print it, cover those words, and send a photo of the page. Or claim without a receipt: the approver decides.

## Refusals: the step of a claim
expenses-refused-wrong-step = { $state ->
    [draft] This claim has not been sent yet. Nothing was changed. Please send it first.
    [submitted] This claim waits for an approver. Nothing was changed. You can take it back with /claims.
    [query] There is an open question about this claim. Nothing was changed. Please answer the question first.
    [approved] This claim is approved already. Nothing was changed.
    [part_approved] This claim is decided already. Nothing was changed. The person can ask for a second look.
    [declined] This claim is decided already. Nothing was changed. The person can ask for a second look.
    [exported] This claim is on its way to be paid. Nothing was changed.
    [paid] This claim is paid already. Nothing was changed.
    [withdrawn] This claim was taken back. Nothing was changed. You can begin a new one with /claim.
    [waits_for_second] One approver has decided this, and it waits for a second. Nothing was changed.
   *[other] This claim is at another step. Nothing was changed. Please look at it again.
}
expenses-refused-not-questioned = Nobody asked about this cost, so it stays as it is. Nothing was changed. You can answer the question, or change the cost it is about.
expenses-refused-open-question = There is another open question about this claim. Please answer that one too.
expenses-refused-no-second-look = There is nothing to look at again: nothing was refused, or you asked already. Nothing was changed. You can see your claims with /claims.
expenses-refused-answered = This has an answer already. Nothing was changed. Please look at it again.
expenses-refused-not-agreed = We did not agree to pay this, or you have claimed it already. Nothing was changed. You can make a claim with /claim.

expenses-refused-said-already = Another access lead answered this already. Nothing was changed.
expenses-refused-no-advance = This claim was not money in advance, so there is nothing to say about it afterwards. Nothing was changed.
expenses-refused-nothing-left = Nothing is left to give back, or it came back already. Nothing was changed.
expenses-refused-nobody-called = We know nobody here called “{ $name }”. Nothing was saved. Please type the name as we know it. If they are new here, our web page can add them: type /claims-page.
expenses-refused-several-called = More than one person here is called “{ $name }”. Nothing was saved. Please type more of the name, or choose them in Discord with /claim.

## Refusals: two people
expenses-refused-own-claim = This is your own claim, so somebody else has to do that. Nothing was changed.
expenses-refused-entered-by-you = You typed this claim in for somebody, so another person has to do that. Nothing was changed.
expenses-refused-decided-by-you = You approved this claim, so another person has to pay it. Nothing was changed.
expenses-refused-another-approver = You decided this the first time, so another approver has to look now. Nothing was changed.
expenses-refused-said-of-by-you = You said as access lead if a cost in this claim was because of access. So another approver has to decide it. Nothing was changed.
expenses-refused-proposed-by-you = You have decided something in this claim. So another access lead has to say if a cost was because of access. Nothing was changed.

## Private notices
expenses-notice-sent-for-you = { $helper } typed in a claim for you. It has number { $number }.
    We will answer by { $decide }. If we say yes, we pay by { $pay }.
    To see it, or to take it back, type /claims.
expenses-notice-for-somebody = There is news of claim number { $number }, which you filled in for somebody without an account. Please tell them. To see it, type /claims.
expenses-notice-withdrawn-for-you = A helper took back claim number { $number }, which they typed in for you. If you did not want that, you can claim again with /claim.
expenses-notice-query = We have a question about your claim number { $number }. It waits until you answer. To read the question, type /claims.
expenses-notice-approved = Your claim number { $number } is approved in full. We pay by { $pay }. To see it, type /claims.
expenses-notice-part-approved = Part of your claim number { $number } is approved, and part is not. We pay the approved part by { $pay }.
    To read why, type /claims. If you think we got it wrong, you can ask there for a second look.
expenses-notice-declined = We did not approve your claim number { $number }. To read why, type /claims.
    If you think we got it wrong, you can ask there for a second look. Another person will look at it.
expenses-notice-exported = Your claim number { $number } has gone to the finance team to be paid. We pay by { $pay }.
expenses-notice-paid = Your claim number { $number } is paid. The money may take a few days to reach you. If it does not come, please tell an organiser.
expenses-notice-draft-gone = You began claim number { $number } and did not send it. After { $days } days we took it away. You can begin a new one with /claim.
expenses-notice-sent-back = The second approver did not agree about claim number { $number }. It waits for a decision again. To see why, type /claims.
expenses-notice-waiting = A claim waits for an answer. To see what waits, type /claims.
expenses-notice-waiting-second = A claim needs a second approver. To see what waits, type /claims.
expenses-notice-to-pay = A claim is approved and can be paid. To see what waits, type /claims.
expenses-notice-promised-answers = { $count ->
    [one] A claim or question waits for your answer. We promised one by { $day } or earlier.
   *[other] { $count } claims or questions wait for your answer. We promised one by { $day } or earlier.
} To see what waits, type /claims.
expenses-notice-promised-money = { $count ->
    [one] An approved claim is not marked as paid. We promised the money by { $day } or earlier.
   *[other] { $count } approved claims are not marked as paid. We promised the money by { $day } or earlier.
} To see what waits, type /claims.
expenses-notice-nobodys-answers = { $count ->
    [one] A claim or question waits, and no approver may answer it: nobody answers their own.
   *[other] { $count } claims or questions wait, and no approver may answer them: nobody answers their own.
} Please make one more person an approver, with /roles give.
expenses-notice-nobodys-money = { $count ->
    [one] An approved claim waits, and no payer may pay it: nobody pays what they claimed or approved.
   *[other] { $count } approved claims wait, and no payer may pay them: nobody pays what they claimed or approved.
} Please make one more person a payer, with /roles give.
expenses-notice-asked = Somebody asks if we will pay for something. To answer, type /claims.
expenses-notice-ask-yes = About your question number { $number }: yes, we will pay for that. Please keep the receipt. To see it, and to claim later, type /claims.
expenses-notice-ask-yes-advance = About your question number { $number }: yes, and you can have the money before you pay. To get it now, type /claims.
expenses-notice-ask-we-book = About your question number { $number }: we will book it and pay for it. You do not need to pay or claim anything.
expenses-notice-ask-no = About your question number { $number }: we are sorry, we cannot pay for that. To read why, type /claims.
expenses-reminder = Did “{ $title }” cost you money, such as for travel or care? You can claim it with /claim until { $last }. If it cost you nothing, you do not need to do anything.
expenses-reminder-cancelled = “{ $title }” was cancelled. Did it cost you money that you cannot get back, such as for a ticket? You can claim it with /claim until { $last }. If not, you do not need to do anything.
expenses-notice-access = Somebody says that a cost was because of access. Please say if that is right. To see the question, type /claims.
expenses-notice-advance = You had money in advance, with claim number { $number }. Please add the receipt, and say what it cost in the end. To do both, type /claims.
expenses-notice-left-over = Somebody has money left that came in advance. To see what is left, type /claims.
expenses-notice-came-back = The money that was left of claim number { $number } has come back to us. Thank you. You do not need to do anything more.
