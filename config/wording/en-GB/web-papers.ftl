# The web pages of papers, and papers on the joining page and phones.

web-papers-title = Papers for { $meeting }
web-papers-heading = Papers
web-papers-yours = Your format:
web-papers-how = You get it { $how }.
web-papers-own-format = To see your own format first, and to say what you think, use /papers page in Discord.
web-papers-you-said = You said:
web-papers-take-back = Take it back
web-papers-arrange = Look after the papers
web-papers-arrange-title = Look after the papers for { $meeting }
web-papers-back = Back to the papers
web-papers-all-there = Every format is there.
web-papers-reason-help = Some people cannot read it yet. Send it now only if it cannot wait.
web-papers-release-now = Send it now all the same
web-papers-attach = Add a format
web-papers-do-attach = Add this format
web-papers-none = There is no paper yet.
web-papers-new = A new paper
web-papers-do-add = Add this paper
web-papers-until-help = Such as 20 March 2026. Leave it out where you ask for no comments.
papers-field-until = The last day for comments
web-papers-done-comment = We have kept what you think. The organisers read it.
web-papers-done-take-back = It is taken back.
web-papers-done-add = The paper is there. Now add its formats.
web-papers-done-attach = The format is there.
web-papers-done-release = It is out. Everybody who comes was told at the same time.
