"""The sub-commands of `desk-app`: each reads its arguments, asks one service and gives an answer."""
