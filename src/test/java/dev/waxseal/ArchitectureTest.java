package dev.waxseal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The core is one corridor: bytes become words, words findings, findings a journal, the journal a judgement. */
@AnalyzeClasses(packages = "dev.waxseal", importOptions = ArchitectureTest.WhatShips.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nobody_walks_back = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("wire")
            .definedBy("dev.waxseal.wire..")
            .layer("detect")
            .definedBy("dev.waxseal.detect..")
            .layer("journal")
            .definedBy("dev.waxseal.journal..")
            .layer("report")
            .definedBy("dev.waxseal.report..")
            .whereLayer("wire")
            .mayNotAccessAnyLayer()
            .whereLayer("detect")
            .mayOnlyAccessLayers("wire")
            .whereLayer("journal")
            .mayOnlyAccessLayers("wire", "detect")
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule no_two_rooms_need_each_other =
            slices().matching("dev.waxseal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_core_knows_neither_agent_nor_build = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.bytebuddy..", "org.apache.maven..", "picocli..", "java.lang.instrument..");

    @ArchTest
    static final ArchRule the_root_package_is_empty = classes().should().resideInAPackage("dev.waxseal.*..");

    /** ArchUnit's own option looks for {@code target/test-classes}; this module builds into {@code target/core}. */
    static final class WhatShips implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
