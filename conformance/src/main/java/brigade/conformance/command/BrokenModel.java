package brigade.conformance.command;

import brigade.common.model.ModelProvider;
import brigade.common.rule.Rule;

/**
 * A model with one thing broken on purpose, a mutant.
 *
 * @param breaks the rule that it breaks
 * @param symptom what the kit says of it, in part
 * @param model the model
 * @param source the text of its class, or of the lines that break it
 */
public record BrokenModel(Rule breaks, String symptom, ModelProvider model, String source) {}
