# The ideas of the made-up group.

practice-idea-bench = A bench at the bus stop
practice-idea-bench-what = Please put a bench with a roof at the stop by the day centre.
practice-idea-bench-why = Some of us cannot stand for long, and the bus is often late.
practice-idea-bench-picture = A drawing of a wooden bench under a flat roof.
practice-idea-seats = Seats where we wait for the bus
practice-idea-seats-what = We need somewhere to sit at the bus stop near the day centre.
practice-idea-seats-why = My legs hurt when I have to stand and wait.
practice-idea-letters = Letters in big print
practice-idea-letters-what = Send letters about meetings in big print, without having to ask each time.
practice-idea-letters-why = I have to find somebody to read them to me.
practice-idea-letters-comment = We can do this for our own letters. I will ask about the others.
practice-idea-letters-news = We talked about it with the office. They will try it in spring.
practice-idea-kettle = A kettle that is safe to pour from
practice-idea-kettle-what = Please buy a kettle that tips by itself, for the tea at our meetings.
practice-idea-kettle-why = I want to make my own tea.
practice-idea-kettle-done = We bought one in March. It stands in the kitchen of the town hall.
