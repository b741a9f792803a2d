"""What is paid out: receipts, batches for finance, totals, budgets, and a claim on paper."""
