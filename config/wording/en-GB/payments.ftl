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

## In Discord
payments-offer-command = For expenses approvers: offer somebody a payment for their time
payments-option-member = Who gave their time
payments-offer-form = Offer a payment for time
payments-offer-to = For { $name }. They read first what it may do to benefits, and then choose.
payments-form-hours = How many hours?
payments-label-hours-help = The meeting and getting ready for it. The same in the room, on Discord and by phone.
payments-offered = We offered { $amount } to { $name }, and told them. They choose in private.
payments-heading = Payments for your time
payments-line = Offer { $number }: { $amount }.
payments-short = Offer { $number }
payments-choose-offer = Open an offer
payments-state-offered = It waits for your choice. You do not have to choose now.
payments-state-accepted = You take { $taken }.
payments-state-charity = You give { $taken } to charity.
payments-state-none = You said no. That costs you nothing.
payments-state-exported = It is on its way: { $taken }.
payments-state-paid = It is paid: { $taken }.
payments-offer-heading = A payment for your time
payments-for = For “{ $title }”.
payments-benefits = This may change your benefits. You can say no. Get free advice first.
payments-benefits-more = Free advice: { $advice }. We cannot tell you what it would do to your money.
    Money that pays back your costs is something else. You get that in any case.
payments-button-accept = Take it
payments-button-less = Take less
payments-button-none = No, thank you
payments-button-charity = Give it to charity
payments-button-tell-me-more = Tell me more first
payments-less-form = Take less
payments-form-less = How much would you like?
payments-chosen-accept = Thank you. We pay you { $amount }. You can change your mind until it is on its way.
payments-chosen-none = That is fine. We do not pay you for this, and nothing else changes.
payments-chosen-charity = Thank you. We give { $amount } to charity and pay you nothing.
payments-chosen-tell-me-more = Somebody will get in touch with you. The offer stays open until then.
payments-button-talk = Would like to talk: { $count }
payments-talk-heading = Who would like to talk first
payments-talk-line = Offer { $number }: { $name }, { $amount }
payments-pay-count = { $count ->
    [one] 1 payment for time waits: { $total }.
   *[other] { $count } payments for time wait: { $total } together.
}
