# Costs that somebody had because of access: what is said of them, and what the access lead is asked.
expenses-access-asked = Said to be because of access. The access lead is asked if that is right.
expenses-access-confirmed = Because of access: the access lead confirmed it. Nobody asks for a cheaper way.
expenses-access-unsure = Said to be because of access. The access lead can say no more about it.
expenses-cheapest = If there was a cheaper way that worked for you, please say why you did not take it.
expenses-cheapest-short = Why? If there was a cheaper way that worked for you, say why not that.
expenses-cheapest-not-for-access = Nobody asks you this if it was because of access.
expenses-access-costs-heading = Was it because of access?
expenses-access-costs-about = People say that these costs were because of access. You see the kind of cost and the day, and no amount. Approvers read your answer, and never what somebody needs.
expenses-access-cost = { $label }, { $day }. { $name } had it for “{ $meeting }”.
expenses-access-cost-alone = { $label }, { $day }. { $name } had it, and it was for no meeting.
expenses-choose-access-cost = Answer for one cost
expenses-button-access-yes = Yes, that is right
expenses-button-access-unsure = I cannot say
expenses-access-said = Your answer is saved. Approvers see it beside the cost.
expenses-button-access-costs = Because of access? { $count }
