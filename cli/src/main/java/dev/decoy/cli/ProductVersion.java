package dev.decoy.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this jar, and what it runs on. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        String product = "decoy " + (version == null ? "(not packaged)" : version);
        return new String[] {product + ", Java " + Runtime.version() + ", " + System.getProperty("os.name")};
    }
}
