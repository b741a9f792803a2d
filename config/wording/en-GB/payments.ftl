# Payments for people's time: refusals and private notices. They are kept apart from expenses.
payments-refused-off = Payments for time are off in this group. Nothing was changed. Whoever looks after the settings can turn them on.
payments-refused-notice-first = Please read first what a payment may do to benefits. Nothing was changed.
payments-refused-not-less = Less is an amount under { $offered }. Nothing was changed. Please type it in pounds, such as 10.
payments-refused-step = { $state ->
    [offered] This offer has no answer yet. Nothing was changed.
    [accepted] This offer is accepted. Nothing was changed.
    [none] The person said no to this offer. Nothing was changed.
    [taken_back] This offer was taken back. Nothing was changed.
    [exported] This payment is on its way. Nothing was changed.
   *[paid] This payment is made already. Nothing was changed.
}
payments-refused-twice = This person has an offer for this meeting already. Nothing was changed.
payments-refused-own = This is about yourself, so somebody else has to do that. Nothing was changed.
payments-refused-offered-by-you = You offered this payment, so another person has to pay it. Nothing was changed.

## Private notices
payments-notice-offered = We would like to offer you a payment for your time. You can take it, take less, say no, or give it away. Saying no costs you nothing.
    To read more before you choose, type /claims.
payments-notice-talk = Somebody would like to talk about a payment for their time before they choose. To see who, type /claims.
payments-notice-paid = A payment for your time is made. It may take a few days to reach you. To see it, type /claims.
payments-notice-charity = The payment for your time went to charity, as you asked. Thank you.
