"""Tables: a corpus as Parquet files, one table a kind of annotation, and the questions that are asked of them.

It stands below the store, since a corpus is answered from its tables: it is given files and plain values and knows no folder.
"""
