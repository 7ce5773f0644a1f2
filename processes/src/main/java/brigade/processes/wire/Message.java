package brigade.processes.wire;

import brigade.common.journal.Event;
import brigade.processes.task.RemoteFailure;
import brigade.processes.task.Task;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

/** What two JVMs say to each other: a task down, its events and its end up. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({@JsonSubTypes.Type(value = Message.Run.class, name = "run"),
        @JsonSubTypes.Type(value = Message.Happened.class, name = "happened"),
        @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
        @JsonSubTypes.Type(value = Message.Failed.class, name = "failed")})
public sealed interface Message {

    /**
     * To a worker: run this.
     *
     * @param task the task
     * @param journalOpenedNanos the zero of the journal that its events go to
     */
    record Run(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task") Task<?> task, long journalOpenedNanos)
            implements Message {}

    /**
     * From a worker: this happened while the task ran.
     *
     * @param event what
     */
    record Happened(Event event) implements Message {}

    /**
     * From a worker: the task is done.
     *
     * @param result its result
     */
    record Done(JsonNode result) implements Message {}

    /**
     * From a worker: the task failed.
     *
     * @param failure how
     */
    record Failed(RemoteFailure failure) implements Message {}
}
