package dev.decoy.spi;

import dev.decoy.io.ExampleSink;

/** Service of sinks of examples: list implementations in {@code META-INF/services/dev.decoy.spi.SinkFactory}. */
public interface SinkFactory<C extends Record> extends ComponentFactory<C, ExampleSink> {}
