"""Speed and memory, beside a raw baseline measured in the same run. Never run by the tests."""
