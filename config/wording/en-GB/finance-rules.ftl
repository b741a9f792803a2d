# What finance is told no to, and why.
finance-nothing-to-pay = Nothing waits to be paid by you. Nothing was changed. Look again when an approver has decided more claims.
finance-odd-rows =
    { $count ->
        [one] One row of the file cannot be used, so nothing was marked as paid.
       *[other] { $count } rows of the file cannot be used, so nothing was marked as paid.
    } Mend what is named below and send the whole file again.
finance-odd-number = Row { $row }: “{ $typed }” is not the number of a claim.
finance-odd-batch = Row { $row }: it says batch “{ $typed }”. This is batch { $batch }.
finance-odd-unknown = Row { $row }: claim { $claim } is not in this batch.
finance-odd-twice = Row { $row }: claim { $claim } was in the file before.
finance-odd-amount = Row { $row }: claim { $claim } says { $typed }. We sent out { $amount }.
finance-not-csv = We could not read this file. Nothing was marked as paid. Please send the CSV file of the batch.
finance-no-such-column = The file needs a first line with these columns: { $columns }. Nothing was marked as paid.
finance-file-changed = The file of this batch would not be the same as the first time, so it was not made. Please tell whoever runs Alongside.
finance-link-ended = This link to a receipt is over: it lasts ten minutes. Nothing was opened. Go back to the claim and open it again.
finance-not-a-budget = That is not an amount we can use for a budget. Nothing was saved. Type pounds, such as 1500.
finance-no-meeting = No meeting
