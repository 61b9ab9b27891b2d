package dev.decoy.pipeline;

/** A strategy or joiner failed while it worked; the message says in which dataset and among which users. */
public final class SamplingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SamplingException(String message, Throwable cause) {
        super(message, cause);
    }
}
