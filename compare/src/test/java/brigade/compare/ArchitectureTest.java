package brigade.compare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms. */
@AnalyzeClasses(packages = "brigade", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String COMMON = "brigade.common..";
    private static final String CONFORMANCE = "brigade.conformance..";
    private static final String THREADS = "brigade.threads..";
    private static final String ASYNC = "brigade.async..";
    private static final String PROCESSES = "brigade.processes..";
    private static final String COMPARE = "brigade.compare..";
    private static final String BENCHMARKS = "brigade.benchmarks..";

    @ArchTest
    static final ArchRule COMMON_SEES_NOBODY = noClasses().that().resideInAPackage(COMMON).should().dependOnClassesThat()
            .resideInAnyPackage(CONFORMANCE, THREADS, ASYNC, PROCESSES, COMPARE, BENCHMARKS)
            .because(
                    "everything stands on common: if it knew a model, it could favour one, and a stranger's model would not be its equal");

    @ArchTest
    static final ArchRule CONFORMANCE_SEES_COMMON_ONLY = noClasses().that().resideInAPackage(CONFORMANCE).should()
            .dependOnClassesThat()
            .resideInAnyPackage(THREADS, ASYNC, PROCESSES, COMPARE, BENCHMARKS)
            .allowEmptyShould(true)
            .because("the kit holds any model to the rules, ours or a stranger's, and judges it from outside");

    @ArchTest
    static final ArchRule THREADS_SEE_NO_OTHER_PARADIGM = noClasses().that().resideInAPackage(THREADS).should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFORMANCE, ASYNC, PROCESSES, COMPARE, BENCHMARKS)
            .because("a paradigm is to be read, run and packaged alone; what paradigms share is common's");

    @ArchTest
    static final ArchRule ASYNC_SEES_NO_OTHER_PARADIGM = noClasses().that().resideInAPackage(ASYNC).should().dependOnClassesThat()
            .resideInAnyPackage(CONFORMANCE, THREADS, PROCESSES, COMPARE, BENCHMARKS)
            .because("a paradigm is to be read, run and packaged alone; what paradigms share is common's");

    @ArchTest
    static final ArchRule PROCESSES_SEE_NO_OTHER_PARADIGM = noClasses().that().resideInAPackage(PROCESSES).should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFORMANCE, THREADS, ASYNC, COMPARE, BENCHMARKS)
            .because("a paradigm is to be read, run and packaged alone; what paradigms share is common's");

    @ArchTest
    static final ArchRule COMPARE_SEES_MODELS_AS_STRANGERS_ARE_SEEN = noClasses().that().resideInAPackage(COMPARE).should()
            .dependOnClassesThat().resideInAnyPackage(CONFORMANCE, THREADS, ASYNC, PROCESSES, BENCHMARKS)
            .because("compare finds every model by ServiceLoader, so that a stranger's stands beside ours without a line of code");

    @ArchTest
    static final ArchRule NOBODY_SEES_COMPARE = classes().that().resideInAPackage(COMPARE).should().onlyHaveDependentClassesThat()
            .resideInAPackage(COMPARE).because("models do not know that they are compared");

    @ArchTest
    static final ArchRule NOBODY_BUILDS_ON_A_PITFALL = classes().that().resideInAnyPackage("brigade.threads..pitfall..",
            "brigade.async..pitfall..", "brigade.processes..pitfall..").should().onlyHaveDependentClassesThat()
            .resideInAPackage("..pitfall..")
            .because("broken classes are exhibits, and their cures stand beside them to be read; no scenario is built of either");
}
