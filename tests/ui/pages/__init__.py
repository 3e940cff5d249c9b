"""The pages, with a real crèche behind them."""
