/** Imported before everything else: the figures stand alone on the output, without the log's lines. */
process.env.NEPHOSCOPE_LOG_LEVEL ??= "warn";
