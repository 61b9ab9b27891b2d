package dev.decoy.experiment;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;

/** Takes every row and keeps none. */
final class ForgetfulSink implements ExampleSink {
    @Override
    public Writer open(String dataset, int part, Schema schema) {
        return new Writer() {
            @Override
            public void write(ExampleBatch batch) {
                // Nobody reads it.
            }

            @Override
            public void commit() {
                // There is nothing to keep.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    @Override
    public String fileName(String dataset, int part) {
        return dataset + "/" + part;
    }
}
