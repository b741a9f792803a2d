# Discord's way to the private pages of claims.
finance-pages-command = Open your private web pages for claims, with the camera for receipts
finance-pages = These links are for you alone. Each opens once, in one browser. Discord keeps nothing of what you send there.
finance-button-claims = My claims
finance-button-approve = Claims to answer
finance-button-pay = Claims to pay
finance-button-totals = Totals and budgets
