"""How the columns of one file are read: text cells → typed cells, decided per column from all its values.

``cells`` has the SQL over a file's cells; ``types`` and the grammars (``amounts``, ``currencies``, ``dates``,
``zones``, ``words``) say what a cell may be; ``evidence`` counts what the cells prove, ``deciding`` says what follows;
``howread`` brings these together for one file, and ``typedfile`` is what the steps that report on it share.
"""
