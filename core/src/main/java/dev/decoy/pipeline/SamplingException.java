package dev.decoy.pipeline;

/** A strategy, joiner, model or metric failed while it worked; the message says which, and where. */
public final class SamplingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SamplingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to throw when a component failed: {@code what} tells which and where, the fault and its place are added. */
    public static SamplingException of(String what, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? "" : ", at " + trace[0];
        return new SamplingException(what + ": " + fault + place + "; repair it, or choose another", fault);
    }
}
