# Hard words on the web: what they mean, and who explains them.
web-words-open = Look at hard words, or explain one
web-words-read = What hard words mean
web-words-waiting = { $count ->
    [0] Every word on the list is explained.
    [one] 1 word waits to be explained.
   *[other] { $count } words wait to be explained.
}
web-words-lead = Anybody can ask what a word means. Nobody is told who asked. Anybody can explain it, and two other people say if it is good.
web-words-back = Back
web-words-ask = Which word do you not know?
web-words-ask-send = Ask about it
web-words-to-explain = Still to explain
web-words-none-waiting = No word waits to be explained.
web-words-explained = What words mean
web-words-meaning = What “{ $word }” means, in plain words
web-words-explain-other = Explain it in other words
web-words-explain-send = Send my explanation
web-words-agree = This is a good explanation
web-words-good = { $count } of { $wanted } people find it good.
web-words-known = “{ $word }” means: { $meaning }
web-words-done-ask = “{ $word }” is on the list to explain. Nobody is told who asked.
web-words-done-explain = Thank you. “{ $word }” counts as explained once two other people find it good.
web-words-done-agree = Thank you. You find this explanation of “{ $word }” good.
